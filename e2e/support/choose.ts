import { expect, type Locator } from "@playwright/test";

/** Chooses an option of a list. A press while the list still opens is lost at times: it is pressed again, as a person would. */
export async function choose(within: Locator, name: string, option: string): Promise<void> {
  const box = within.getByRole("combobox", { name, exact: true });
  await expect(async () => {
    await box.click();
    await within.page().getByRole("option", { name: option, exact: true }).click({ timeout: 5_000 });
    await expect(box).toContainText(option, { timeout: 1_000 });
  }).toPass();
}
