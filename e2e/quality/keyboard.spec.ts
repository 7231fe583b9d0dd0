import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { newestId } from "../support/api.ts";
import { openUntilKeysAreHeard } from "../support/keys.ts";
import { MERCHANT } from "../support/people.ts";

test("keys lead to screens, rows and search", async ({ page }) => {
  await openUntilKeysAreHeard(page, () => page.goto(`${MERCHANT}/overview`));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1, name: "Transactions" })).toBeVisible();

  const rows = page.getByRole("table", { name: "Transactions" }).getByRole("row").getByRole("link");
  await expect(rows.nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/transactions\/txn_/);

  await expect(page.getByRole("main").getByRole("button", { name: "Copy reference" })).toBeVisible();
  await page.keyboard.press("/");
  const search = page.getByRole("dialog", { name: "Search" });
  await search.getByRole("combobox").fill("webh");
  await page.keyboard.press("Enter");
  await expect(search).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toHaveCount(0);
});

test("search finds a transaction by its id from anywhere", async ({ page }) => {
  const id = await newestId(page, MERCHANT, "transactions");
  await openUntilKeysAreHeard(page, () => page.goto(`${MERCHANT}/settings`));
  await expect(page.getByRole("heading", { name: "Settings", exact: true })).toBeVisible();
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).getByRole("combobox").fill(id);
  await page.getByRole("option", { name: /^[\d,.]+ / }).click();
  await expect(page).toHaveURL(`${MERCHANT}/transactions/${id}`);
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
});
