import type { Page } from "@playwright/test";

const WITHIN_MS = 2_000;

/** What a person would have read on the page when a test failed: its address, its main part, and what lies over it. */
export async function seenOn(page: Page): Promise<string> {
  const parts = await page.locator("main, [role=dialog], [role=alertdialog], [role=status]").all();
  const texts = await Promise.all(
    parts.map((part) => part.ariaSnapshot({ timeout: WITHIN_MS }).catch(() => "")),
  );
  return [page.url(), ...texts.filter(Boolean)].join("\n");
}
