import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectGrowth, held } from "../support/balances.ts";
import { openPayment, statusOf, timelineEntry } from "../support/follow-payment.ts";
import { payInvoice } from "../support/journey.ts";
import { pressAtProvider, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";

const THROUGH = "88Pay";

test("an invoice paid by PSE at 88Pay arrives by itself, and its balance grows", async ({ page, payer }) => {
  const pesos = { connection: THROUGH, currency: "COP", column: "Available" } as const;
  const before = await held(page, pesos);
  await payInvoice(page, payer, {
    amount: "185000",
    currency: "COP",
    through: THROUGH,
    method: "PSE",
    payAtProvider: (payer) => pressAtProvider(payer, "Pay", "Payment completed"),
  });
  await expectGrowth(page, pesos, before, 18_500_000n);
});

test("a payment that 88Pay rejects failed, in words for the owner and for the payer", async ({
  page,
  payer,
}) => {
  const link = await createPaymentLink(page, { amount: "96000", currency: "COP", through: THROUGH });
  await startPaying(payer, link.url, "Nequi");
  await pressAtProvider(payer, "Decline", "Payment rejected");
  await payer.getByRole("link", { name: "Back to the shop" }).click();
  await expect(payer.getByRole("heading", { name: "The payment did not go through" })).toBeVisible();
  await expect(payer.getByText("Nothing was charged.")).toBeVisible();
  // 88Pay's notice carries no reason, and none is made up.
  await openPayment(page, "Failed");
  await expect(statusOf(page)).toHaveText("Failed");
  await expect(timelineEntry(page, "→ Failed")).toContainText("Rejected by 88Pay without a reason");
});
