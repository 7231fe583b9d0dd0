import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { createPaymentLink } from "../support/payment-link.ts";

test("a double click, going back and loading again make one payment", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "44.00", currency: "USD", through: "Acme Gateway" });
  await payer.goto(link.url);
  await payer.getByRole("button", { name: /^Pay/ }).dblclick();
  await expect(payer.getByRole("heading", { name: "Card payment" })).toBeVisible();
  const atProvider = payer.url();
  await payer.reload();
  await payer.goBack();
  await payer.reload();
  await payer.goForward();
  await expect(payer).toHaveURL(atProvider);

  await page.reload();
  const payments = page.getByRole("main").getByRole("link").filter({ hasText: "Card · Acme Gateway" });
  await expect(payments).toHaveCount(1);
});
