import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { countLoads, openPayment, statusOf, timelineEntry } from "../support/follow-payment.ts";
import { payInvoice } from "../support/journey.ts";
import { pressAtProvider, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";
import { MERCHANT } from "../support/people.ts";
import { withStreams, withWebhooks } from "../support/sandbox.ts";

const THROUGH = "Pepay";
const METHOD = "Crypto, any network";
/** A stream that was refused is tried again after up to half a minute. */
const UNTIL_OPEN = 40_000;

const payAtProvider = (payer: Page) => pressAtProvider(payer, "Send exact amount", "Payment completed");

test("with its webhooks off, the stream still brings a payment to the open page", async ({ page, payer }) => {
  await waitForStream(page);
  const link = await createPaymentLink(page, { amount: "12.50", currency: "USD", through: THROUGH });
  await startPaying(payer, link.url, METHOD);
  await openPayment(page, "Pending");
  const loads = countLoads(page);
  await withWebhooks("pepay", "drop", () => payAtProvider(payer));
  await expect(statusOf(page)).toHaveText("Succeeded");
  await expect(timelineEntry(page, "The stream said").filter({ hasText: "→ Succeeded" })).toBeVisible();
  const toldOtherwise = timelineEntry(page, /Webhook said|Poll answered/);
  await expect(toldOtherwise.filter({ hasText: /→ (Confirming|Succeeded)/ })).toHaveCount(0);
  expect(loads(), "whole pages loaded since the payment began").toBe(0);
});

test("what came while webhooks and stream were both off is recovered", async ({ page, payer }) => {
  await waitForStream(page);
  const link = await createPaymentLink(page, { amount: "18.75", currency: "USD", through: THROUGH });
  await startPaying(payer, link.url, METHOD);
  await openPayment(page, "Pending");
  await withWebhooks("pepay", "drop", async () => {
    await withStreams("pepay", "refuse", () => payAtProvider(payer));
    await expect(statusOf(page)).toHaveText("Succeeded", { timeout: UNTIL_OPEN });
  });
  await expect(timelineEntry(page, "Recovered event said").filter({ hasText: "→ Succeeded" })).toBeVisible();
  await expect(timelineEntry(page, "Poll answered").filter({ hasText: "→" })).toHaveCount(0);
  const raw = timelineEntry(page, "→ Succeeded").getByRole("link", { name: "raw" });
  await raw.click();
  const event = page.getByRole("region", { name: "Chosen event" });
  await expect(event.getByText("Fetched from the provider, since it had been missed").first()).toBeVisible();
});

test("a stable coin is paid from our own page, to Pepay's address", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "14.20", currency: "USD", through: THROUGH });
  await startPaying(payer, link.url, "USDC on Solana");
  await expect(payer.getByText("14.2", { exact: false }).first()).toBeVisible();
  await expect(payer.getByRole("img", { name: /code/i })).toBeVisible();
  await payer.getByRole("link", { name: "Open Pepay's payment page" }).click();
  await payAtProvider(payer);
  await openPayment(page, "Succeeded");
  await expect(statusOf(page)).toHaveText("Succeeded");
});

test("an underpaid invoice says what is missing to payer and owner", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "30.00", currency: "USD", through: THROUGH });
  await startPaying(payer, link.url, METHOD);
  await pressAtProvider(payer, "Send less", "");
  await payer.getByRole("link", { name: "Back to the shop" }).click();
  await expect(payer.getByText(/USD missing/)).toBeVisible();
  await openPayment(page, "Underpaid");
  await expect(statusOf(page)).toHaveText("Underpaid");
});

test("an invoice paid in crypto at Pepay arrives by itself", async ({ page, payer }) => {
  // The stream is as fast as the webhook; here it is the webhook that we want to see.
  await withStreams("pepay", "refuse", () =>
    payInvoice(page, payer, {
      amount: "49.99",
      currency: "USD",
      through: THROUGH,
      method: METHOD,
      payAtProvider,
    }),
  );
});

/** The owner sees on the connection's page that the stream is open. */
async function waitForStream(page: Page): Promise<void> {
  await page.goto(`${MERCHANT}/connections`);
  await page.getByRole("main").getByRole("link", { name: THROUGH }).first().click();
  const card = page.locator("section", { has: page.getByRole("heading", { name: "Event stream" }) });
  await expect(card.getByText("Open", { exact: true })).toBeVisible({ timeout: UNTIL_OPEN });
}
