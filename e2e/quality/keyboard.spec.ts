import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

test("keys lead to screens, rows and search", async ({ page }) => {
  await page.goto(`${MERCHANT}/overview`);
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

  const reference = await page.getByRole("main").getByRole("button", { name: "Copy reference" }).count();
  expect(reference).toBe(1);
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

test("search opens a transaction by its reference from anywhere", async ({ page }) => {
  await page.goto(`${MERCHANT}/transactions`);
  const first = page.getByRole("table", { name: "Transactions" }).getByRole("row").getByRole("link").first();
  const reference = ((await first.textContent()) ?? "").trim();
  await page.goto(`${MERCHANT}/settings`);
  await expect(page.getByText("This one")).toBeVisible();
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).getByRole("combobox").fill(reference);
  await page
    .getByRole("option", { name: new RegExp(`^${reference}`) })
    .first()
    .click();
  await expect(page).toHaveURL(/\/transactions\/txn_/);
  await expect(page.getByRole("main").getByTitle(reference)).toBeVisible();
});
