import type { Page } from "@playwright/test";

/**
 * Opens a page of the dashboard and waits until its scripts listen: keys pressed before are lost, for a person as for a
 * test. The shell opens the live stream in the same moment in which it begins to hear keys.
 */
export async function openUntilKeysAreHeard(page: Page, open: () => Promise<unknown>): Promise<void> {
  const stream = page.waitForRequest((request) => new URL(request.url()).pathname.endsWith("/live"));
  await open();
  await stream;
}

/** As above, for the key that exports a list: the page begins to hear it later than the shell, and its button says so. */
export async function openUntilExportIsHeard(page: Page, open: () => Promise<unknown>): Promise<void> {
  await openUntilKeysAreHeard(page, open);
  await page.locator('[aria-keyshortcuts="e"]').waitFor();
}
