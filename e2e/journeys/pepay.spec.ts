import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { openPayment, statusOf } from "../support/follow-payment.ts";
import { payInvoice } from "../support/journey.ts";
import { pressAtProvider, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";

const THROUGH = "Pepay";

test("an invoice paid in crypto at Pepay arrives by itself", async ({ page, payer }) => {
  await payInvoice(page, payer, {
    amount: "49.99",
    currency: "USD",
    through: THROUGH,
    method: "Crypto, any network",
    payAtProvider: (payer) => pressAtProvider(payer, "Send exact amount", "Payment completed"),
  });
});

test("an underpaid invoice says what is missing to payer and owner", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "30.00", currency: "USD", through: THROUGH });
  await startPaying(payer, link.url, "Crypto, any network");
  await pressAtProvider(payer, "Send less", "");
  await payer.getByRole("link", { name: "Back to the shop" }).click();
  await expect(payer.getByText(/USD missing$/)).toBeVisible();
  await openPayment(page, "Underpaid");
  await expect(statusOf(page)).toHaveText("Underpaid");
});
