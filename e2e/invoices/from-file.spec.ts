import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

test("invoices from a file: one wrong line and none is made; put right, all are", async ({ page }) => {
  const mark = Date.now().toString(36).toUpperCase();
  const fileOf = (price: string) => ({
    name: "march-invoices.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "invoice,customer,due,currency,description,quantity,unit price,tax name,tax percent",
        `A,Studio ${mark},2099-12-31,COP,Logo design,1,100000.00,IVA,19`,
        `A,,,,"Hosting,\r\na month",2,${price},,`,
        `B,Casa ${mark},2099-12-31,COP,Coffee,1.5,20000.00,,`,
      ].join("\r\n"),
    ),
  });
  await page.goto(`${MERCHANT}/invoices`);
  await page.getByRole("link", { name: "Import" }).click();
  const choose = page.getByLabel("Choose a file");
  await choose.setInputFiles(fileOf("40k"));
  const wrong = page.getByRole("table").filter({ hasText: "What is wrong" });
  await expect(wrong.getByRole("row").filter({ hasText: "unit_price" })).toContainText("3");
  await expect(page.getByRole("button", { name: /^Make / })).toBeHidden();

  await choose.setInputFiles(fileOf("40000.00"));
  await page.getByRole("button", { name: "Make 2 draft invoices" }).click();
  await expect(page.getByText("3 rows became draft invoices.")).toBeVisible({ timeout: 30_000 });
  const [result] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Result file" }).click(),
  ]);
  expect(await readFile(await result.path(), "utf8")).toMatch(/\/invoices\/inv_/);
  await page.getByRole("link", { name: "See the draft invoices" }).click();
  const row = page.getByRole("row").filter({ hasText: `Studio ${mark}` });
  await expect(row).toContainText("199,000.00");
  await expect(row).toContainText("Draft");
});
