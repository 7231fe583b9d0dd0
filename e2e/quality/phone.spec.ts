import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible } from "../support/axe.ts";
import { MERCHANT } from "../support/people.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("a phone has its five places below, lists as cards, and the rest behind More", async ({ page }) => {
  await page.goto(`${MERCHANT}/transactions`);
  const bar = page.getByRole("navigation", { name: "Main" });
  await expect(bar.getByRole("link")).toHaveText(["Overview", "Payments", "New link", "Webhooks"]);
  await expect(page.getByRole("table")).toHaveCount(0);
  const card = page.getByRole("list", { name: "Transactions" }).getByRole("link").first();
  await card.click();
  await expect(page).toHaveURL(/\/transactions\/txn_/);
  await bar.getByRole("button", { name: "More" }).click();
  const more = page.getByRole("dialog", { name: "More" });
  await expectAccessible(page);
  await more.getByRole("link", { name: "Balances" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Balances" })).toBeVisible();
});
