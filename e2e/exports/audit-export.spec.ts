import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible } from "../support/axe.ts";
import { MERCHANT } from "../support/people.ts";

test("the audit log becomes a file of what its screen shows, and says so itself", async ({ page }) => {
  await page.goto(`${MERCHANT}/audit?action=session&window=24h`);
  await expect(page.getByRole("row").nth(1)).toContainText("session.");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export this view of the audit log" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByText("The export is ready")).toBeVisible();

  await page.goto(`${MERCHANT}/exports`);
  const row = page.getByRole("row").filter({ hasText: "Audit log · Last 24 hours · Sign-in" }).first();
  await expect(row).toContainText("Ready");
  const link = row.getByRole("link", { name: "Download" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^audit-test-\d{8}-\d{6}Z\.csv$/);
  const [head, ...lines] = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(head).toBe(
    "Time,Time offset,Who,Member id,What,Kind of thing,Id of the thing,Detail,Address,Request id,Entry id",
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !line.includes(",session."))).toEqual([]);

  await page.goto(`${MERCHANT}/audit?action=export`);
  await expect(page.getByRole("row").filter({ hasText: "export.download" }).first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "export.create" }).first()).toBeVisible();
});
