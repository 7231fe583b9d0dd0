import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { pressAtProvider, returnToReceipt } from "../support/pay.ts";
import { MERCHANT } from "../support/people.ts";

async function payPart(payer: Page, url: string, amount: string): Promise<void> {
  await payer.goto(url);
  await payer.getByRole("textbox").first().fill(amount);
  await payer.getByRole("radio", { name: "PSE" }).check();
  await payer.getByRole("button", { name: /^(Pay|Continue)/ }).click();
  await pressAtProvider(payer, "Pay", "Payment completed");
  await returnToReceipt(payer);
}

test("an invoice is written, sent, paid in two parts, and is paid everywhere", async ({ page, payer }) => {
  await page.goto(`${MERCHANT}/invoices/new`);
  await page.getByRole("textbox", { name: "Customer" }).fill("Taller de Prueba");
  await page.getByRole("textbox", { name: "Line 1" }).fill("Two days of work");
  await page.getByRole("textbox", { name: "Price each" }).fill("60000");
  await page.getByRole("textbox", { name: "Quantity" }).fill("2");
  await page.getByRole("textbox", { name: "Tax %" }).fill("19");
  await expect(page.getByRole("complementary", { name: "Preview" })).toContainText("142,800.00 COP");
  await page.getByRole("checkbox", { name: "May be paid in parts" }).check();
  await page.getByRole("button", { name: "Save and send" }).click();
  await expect(page).toHaveURL(/\/invoices\/inv_\w+$/);
  const main = page.getByRole("main");
  await expect(main.getByText("Sent", { exact: true }).first()).toBeVisible();

  const url = await page.getByRole("link", { name: "Payer's page" }).getAttribute("href");
  if (url === null) throw new Error("it can't be paid");
  await payPart(payer, url, "42800");
  await expect(main.getByText("Partly paid", { exact: true })).toBeVisible();
  await expect(main.getByText("100,000.00 COP").first()).toBeVisible();
  await payPart(payer, url, "100000");
  await expect(main.getByText("Paid", { exact: true }).first()).toBeVisible();
  await expect(main.getByText("Nothing came yet")).toHaveCount(0);

  await payer.goto(url);
  await expect(payer.getByRole("main")).toContainText("100,000.00");
  const number =
    (await main
      .getByText(/^INV-\d{4}-\d{4}$/)
      .first()
      .textContent()) ?? "";
  await page.goto(`${MERCHANT}/invoices?tab=paid&q=${number}`);
  await expect(page.getByRole("row").filter({ hasText: number })).toContainText("Paid");
});
