import type { BrowserContext } from "@playwright/test";
import { PAYDECK_URL } from "./addresses.ts";

/**
 * Notes what the browser complains about on our pages: console errors, exceptions, and each thing that the page's content
 * security policy refused.
 */
export async function watchProblems(context: BrowserContext, problems: string[]): Promise<void> {
  await context.addInitScript(tellRefusals);
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

/** Runs in the page, before anything of the page's own. */
function tellRefusals(): void {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
    console.error(`The policy's ${effectiveDirective} refused ${blockedURI} (from ${sourceFile})`);
  });
}
