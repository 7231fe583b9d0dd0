import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectGrowth, held } from "../support/balances.ts";
import { openPayment, statusOf, timelineEntry } from "../support/follow-payment.ts";
import { payInvoice } from "../support/journey.ts";
import { payByCard, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";

const THROUGH = "Acme Gateway";

test("an invoice paid by card at the gateway arrives by itself, and its balance grows", async ({
  page,
  payer,
}) => {
  // Card money is pending at the gateway for two days.
  const euros = { connection: THROUGH, currency: "EUR", column: "Pending" } as const;
  const before = await held(page, euros);
  await payInvoice(page, payer, {
    amount: "38.40",
    currency: "EUR",
    through: THROUGH,
    method: "Card",
    payAtProvider: (payer) => payByCard(payer, "4242 4242 4242 4242", "Payment completed"),
  });
  await expectGrowth(page, euros, before, 3840n);
});

test("a declined card says why to the owner, and the payer is offered another try", async ({
  page,
  payer,
}) => {
  const link = await createPaymentLink(page, { amount: "21.00", currency: "USD", through: THROUGH });
  await startPaying(payer, link.url, "Card");
  await payByCard(payer, "4000 0000 0000 0002", "Payment declined");
  await payer.getByRole("link", { name: "Back to the shop" }).click();
  await expect(payer.getByRole("heading", { name: "Your bank said no" })).toBeVisible();

  await openPayment(page, "Declined");
  await expect(statusOf(page)).toHaveText("Declined");
  await expect(timelineEntry(page, "→ Declined")).toContainText("Declined by the card's bank");

  await payer.getByRole("radio", { name: "Card" }).check();
  await payer.getByRole("button", { name: /^Pay/ }).click();
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await page.goBack();
  await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();
});
