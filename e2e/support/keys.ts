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

/** As above, for the keys of a list, which hears them later than the shell: it then asks what has come since it was drawn. */
export async function openUntilListIsHeard(page: Page, open: () => Promise<unknown>): Promise<void> {
  const newer = page.waitForRequest((request) => new URL(request.url()).searchParams.has("before"));
  await openUntilKeysAreHeard(page, open);
  await newer;
}
