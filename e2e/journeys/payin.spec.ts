import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { openPayment, statusOf, timelineEntry } from "../support/follow-payment.ts";
import { payInvoice } from "../support/journey.ts";
import { pressAtProvider, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";
import { withWebhooks } from "../support/sandbox.ts";

const THROUGH = "PayIn";

test("an invoice paid in USDC at PayIn arrives by itself", async ({ page, payer }) => {
  await payInvoice(page, payer, {
    amount: "27.5",
    currency: "USDC",
    through: THROUGH,
    method: "USDC on Polygon Amoy",
    payAtProvider: async (payer) => {
      await payer.getByRole("link", { name: "Open PayIn's payment page" }).click();
      await pressAtProvider(payer, "Send exact amount", "Payment completed");
    },
  });
});

test("an order that nobody pays in time expires", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "12", currency: "USDC", through: THROUGH });
  await startPaying(payer, link.url, "USDC on Solana Devnet");
  await payer.getByRole("link", { name: "Open PayIn's payment page" }).click();
  await pressAtProvider(payer, "Expire now", "Order expired");
  await openPayment(page, "Expired");
  await expect(statusOf(page)).toHaveText("Expired");
  await payer.goto(link.url);
  await expect(payer.getByRole("radio", { name: "USDC on Solana Devnet" })).toBeVisible();
});

test("a payment whose webhook is lost is found by the reconciler's own question", async ({ page, payer }) => {
  test.slow();
  const link = await createPaymentLink(page, { amount: "9.75", currency: "USDC", through: THROUGH });
  await startPaying(payer, link.url, "USDC on Solana Devnet");
  await openPayment(page, "Pending");
  await payer.getByRole("link", { name: "Open PayIn's payment page" }).click();
  await withWebhooks("payin", "drop", () => pressAtProvider(payer, "Send exact amount", "Payment completed"));
  await expect(statusOf(page)).toHaveText("Pending");
  // PayIn usually is through after 65 seconds on this network: that is when the first question is asked.
  await expect(statusOf(page)).toHaveText("Succeeded", { timeout: 100_000 });
  await expect(timelineEntry(page, "Poll answered")).toContainText("→ Succeeded");
  await expect(timelineEntry(page, "Webhook said completed")).toHaveCount(0);
});
