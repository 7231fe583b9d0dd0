import type { BrowserContext } from "@playwright/test";
import { PAYDECK_URL } from "./addresses.ts";

/** Notes what the browser complains about on our pages: console errors (refusals by our policy among them) and exceptions. */
export function watchProblems(context: BrowserContext, problems: string[]): void {
  context.on("console", (message) => {
    const page = message.page()?.url() ?? "";
    if (message.type() !== "error" || !page.startsWith(PAYDECK_URL)) return;
    problems.push(`${message.text()} (${message.location().url}) on ${page}`);
  });
  context.on("weberror", (error) => {
    if (error.page()?.url().startsWith(PAYDECK_URL))
      problems.push(`${error.error().stack} on ${error.page()?.url()}`);
  });
}
