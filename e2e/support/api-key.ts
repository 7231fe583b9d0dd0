import { expect, type Page } from "@playwright/test";
import { MERCHANT } from "./people.ts";

export const API_KEYS = `${MERCHANT}/settings/api-keys`;

/** Makes a key of the API as a person does, and answers it while the browser still shows it. */
export async function makeKey(page: Page, name: string, permissions: readonly RegExp[]): Promise<string> {
  await page.goto(API_KEYS);
  await page.getByRole("button", { name: /New \w+ key/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  for (const permission of permissions) await dialog.getByRole("checkbox", { name: permission }).check();
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const field = page.getByRole("textbox", { name: "API key" });
  await expect(field).toHaveValue(/^pd_test_[0-9A-Za-z]{49}$/);
  return field.inputValue();
}
