import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { payByCard, returnToReceipt } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";
import { withAnswer } from "../support/sandbox.ts";

test("the first provider refuses, the payer pays through the second, once, and both sides say so", async ({
  page,
  payer,
}) => {
  const wish = { amount: "61000.00", currency: "COP", through: ["88Pay", "Acme Gateway"] };
  const link = await createPaymentLink(page, wish);
  await withAnswer("88pay", { status: 429, path: "POST /api/transactions/charges" }, async () => {
    await payer.goto(link.url);
    await payer.getByRole("radio", { name: /Card.*88Pay/ }).check();
    await payer.getByRole("button", { name: /^Pay/ }).dblclick();
    await expect(payer.getByRole("heading", { name: "Card payment" })).toBeVisible();
  });
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await returnToReceipt(payer);

  await page.reload();
  await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();
  const payments = page.getByRole("main").getByRole("link").filter({ hasText: "61,000.00" });
  await expect(payments).toHaveCount(2);
  await payments.filter({ hasText: "Failed" }).click();
  await expect(page.getByText("The payer was sent on to another provider")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: /^txn_/ }).first().click();
  await expect(page.getByText("Begun in place of a payment that was refused")).toBeVisible();
});
