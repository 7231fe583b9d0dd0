import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NODE, runProgram } from "../steps/run-program.ts";
import { type Counts, judged, playwrightCounts, vitestCounts } from "./counts.ts";

/** Runs these Vitest projects, showing their output. */
export async function runVitest(folder: string, projects: readonly string[]): Promise<Counts> {
  const report = join(folder, `vitest-${projects.join("-")}.json`);
  rmSync(report, { force: true });
  const chosen = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runProgram(
    NODE,
    ["node_modules/vitest/vitest.mjs", "run", ...chosen, ...reporters],
    {
      show: true,
      env: { NODE_ENV: "test", TZ: "UTC" },
    },
  );
  return judged(readReport(report, vitestCounts), code);
}

/** Runs the end-to-end tests against a running stack, showing their output. */
export async function runPlaywright(folder: string, env: Readonly<Record<string, string>>): Promise<Counts> {
  const report = join(folder, "playwright.json");
  rmSync(report, { force: true });
  const { code } = await runProgram(
    NODE,
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    {
      show: true,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, TZ: "UTC" },
    },
  );
  return judged(readReport(report, playwrightCounts), code);
}

function readReport(file: string, count: (report: unknown) => Counts): Counts | undefined {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
