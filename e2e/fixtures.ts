import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { PAGE_SEEN } from "../scripts/test/counts.ts";
import { keepSignedIn } from "./support/keep-signed-in.ts";
import { type Role, STRANGER, signedInFile } from "./support/people.ts";
import { seenOn } from "./support/seen-on.ts";
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
    await watchProblems(context, problems);
    await use(context);
  },
  page: async ({ page }, use, info) => {
    await use(page);
    if (info.status === info.expectedStatus) return;
    await info.attach(PAGE_SEEN, { body: await seenOn(page), contentType: "text/plain" });
  },
  openBrowser: async ({ browser, problems }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (role, options) => {
      if (role) await keepSignedIn(role);
      const storageState = role ? signedInFile(role) : STRANGER;
      const context = await browser.newContext({ ...options, storageState });
      contexts.push(context);
      await watchProblems(context, problems);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  payer: async ({ openBrowser }, use) => {
    await use(await openBrowser());
  },
});
