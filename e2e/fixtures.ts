import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { type Role, STRANGER, signedInFile } from "./support/people.ts";
import { watchProblems } from "./support/watch-problems.ts";

/** Matches nothing. */
const NONE = /(?!)/;

interface Fixtures {
  /** What the browser may complain about in this test. */
  expectedProblems: RegExp;
  /** Complaints of every page of this test; any other than the expected ones fails it. */
  problems: string[];
  /** Another browser, signed in as a role or, without one, as nobody. */
  openBrowser: (role?: Role, options?: BrowserContextOptions) => Promise<Page>;
  /** A customer's browser: no session, nothing kept. */
  payer: Page;
}

export const test = base.extend<Fixtures>({
  expectedProblems: [NONE, { option: true }],
  problems: async ({ expectedProblems }, use) => {
    const problems: string[] = [];
    await use(problems);
    const surprises = problems.filter((problem) => !expectedProblems.test(problem));
    expect(surprises, "complaints of the browser").toEqual([]);
  },
  context: async ({ context, problems }, use) => {
    watchProblems(context, problems);
    await use(context);
  },
  openBrowser: async ({ browser, problems }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (role, options) => {
      const storageState = role ? signedInFile(role) : STRANGER;
      const context = await browser.newContext({ ...options, storageState });
      contexts.push(context);
      watchProblems(context, problems);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  payer: async ({ openBrowser }, use) => {
    await use(await openBrowser());
  },
});
