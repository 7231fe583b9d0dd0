import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

test("columns, a view and tags: chosen once, found again", async ({ page, openBrowser }) => {
  const stamp = Date.now().toString(36);
  const name = `Evening check ${stamp}`;
  const tag = `seen-${stamp}`;
  await page.goto(`${MERCHANT}/transactions?tab=succeeded`);
  const table = page.getByRole("table", { name: "Transactions" });
  await expect(table.getByRole("link").first()).toBeVisible();

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Tags" }).click();
  await expect(table.getByRole("columnheader", { name: "Tags" })).toBeVisible();
  await expect(page).toHaveURL(/columns=.*tags/);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByLabel("Name of this view").fill(name);
  await page.getByRole("button", { name: "Save as new" }).click();
  await expect(page).toHaveURL(/view=viw_/);

  const fresh = await openBrowser("owner");
  await fresh.goto(`${MERCHANT}/transactions?view=none`);
  await fresh.getByRole("button", { name: "Views" }).click();
  await fresh.getByRole("link", { name }).click();
  await expect(fresh).toHaveURL(/tab=succeeded/);
  const rows = fresh.getByRole("table", { name: "Transactions" });
  await expect(rows.getByRole("columnheader", { name: "Tags" })).toBeVisible();

  const ticks = rows.getByRole("checkbox", { name: "Tick this row" });
  await ticks.nth(0).click();
  await ticks.nth(1).click();
  const bar = fresh.getByRole("region", { name: "Ticked transactions" });
  await expect(bar.getByText("2 ticked")).toBeVisible();
  await bar.getByRole("button", { name: "Tag" }).click();
  await fresh.getByRole("textbox", { name: "Tag" }).fill(tag);
  await fresh.getByRole("button", { name: "Add to 2" }).click();
  await expect(fresh.getByText("2 tagged")).toBeVisible();

  await fresh.goto(`${MERCHANT}/transactions?tag=${tag}`);
  await expect(rows.getByRole("checkbox", { name: "Tick this row" })).toHaveCount(2);
});
