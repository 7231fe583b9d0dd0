import { isAbsolute, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** Tests that passed, and a line for each that failed; a skipped one is neither. */
export interface Counts {
  readonly passed: number;
  readonly failures: readonly string[];
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** What Vitest's JSON report says; a file that could not even run counts as a failure. */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests, testResults } = vitestReport.parse(report);
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [failure(name, "", message)] : [];
    return failed.map((test) => failure(name, test.fullName, test.failureMessages?.[0] ?? ""));
  });
  return { passed: numPassedTests, failures };
}

interface Suite {
  file: string;
  specs: readonly { title: string; tests: readonly { status: string; results: readonly Result[] }[] }[];
  suites?: readonly Suite[] | undefined;
}
interface Result {
  error?: { message?: string | undefined } | undefined;
  attachments: readonly { name: string; body?: string | undefined }[];
}

/** The attachment in which a failed test says what stood on its page. */
export const PAGE_SEEN = "page seen";
const MOST_LINES = 60;

const suite: z.ZodType<Suite> = z.object({
  file: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(
        z.object({
          status: z.string(),
          results: z.array(
            z.object({
              error: z.object({ message: z.string().optional() }).optional(),
              attachments: z.array(z.object({ name: z.string(), body: z.string().optional() })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
  suites: z.array(z.lazy(() => suite)).optional(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number() }),
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/** What Playwright's JSON report says; one that passed only on a second try is a failure. */
export function playwrightCounts(report: unknown): Counts {
  const { stats, suites, errors } = playwrightReport.parse(report);
  const around = errors.map(({ message }) => failure("Playwright", "", message ?? ""));
  return { passed: stats.expected, failures: [...suites.flatMap(failedSpecs), ...around] };
}

function failedSpecs({ file, specs, suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) =>
        [failure(file, title, results[0]?.error?.message ?? ""), ...seen(results)].join("\n"),
      ),
  );
  return [...own, ...suites.flatMap(failedSpecs)];
}

/** Whoever reads the log of another machine has no picture of the page. */
function seen(results: readonly Result[]): string[] {
  const body = results[0]?.attachments.find(({ name }) => name === PAGE_SEEN)?.body;
  if (body === undefined) return [];
  const lines = Buffer.from(body, "base64").toString("utf8").split("\n");
  return lines.slice(0, MOST_LINES).map((line) => `      ${line}`);
}

/** Files from the project's folder on, and no colours: it is read in a log. */
function failure(file: string, title: string, message: string): string {
  const [first] = stripVTControlCharacters(message).split("\n");
  return [isAbsolute(file) ? relative(process.cwd(), file) : file, title, first].filter(Boolean).join(": ");
}

/** A runner that ran nothing, or ended badly without naming a failure, failed once. */
export function judged(counts: Counts | undefined, exitCode: number): Counts {
  if (!counts) return { passed: 0, failures: ["A runner gave no report."] };
  if (counts.failures.length > 0 || (exitCode === 0 && counts.passed > 0)) return counts;
  return { ...counts, failures: [`A runner ended with ${exitCode}, and named no failure.`] };
}

export function total(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}
