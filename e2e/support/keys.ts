import { expect, type Locator, type Page } from "@playwright/test";

/**
 * Presses the keys until what they lead to is there. Keys pressed before the page's scripts listen are lost,
 * for a person as for a test, so they are pressed again as a person would; what is shown is left alone.
 */
export async function pressUntilShown(page: Page, keys: readonly string[], shown: Locator): Promise<void> {
  await expect(async () => {
    if (await shown.isVisible()) return;
    for (const key of keys) await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 3_000 });
  }).toPass();
}
