import { expect, type Page } from "@playwright/test";
import { countLoads, expectAppliedWebhook, openPayment, statusOf, timelineEntry } from "./follow-payment.ts";
import { returnToReceipt, startPaying } from "./pay.ts";
import { createPaymentLink, type LinkWish } from "./payment-link.ts";
import { MERCHANT } from "./people.ts";

export interface Journey extends LinkWish {
  /** As the payer's page calls it. */
  readonly method: string;
  /** What the payer does from there to the end of the provider's page. */
  readonly payAtProvider: (payer: Page) => Promise<void>;
}

/**
 * The main job: the owner looks at the balances, makes a link for an invoice, a payer without a session pays it at the provider, and the
 * owner's page, never loaded again, shows it arrive by a webhook that proved its sender.
 */
export async function payInvoice(page: Page, payer: Page, journey: Journey): Promise<void> {
  await page.goto(`${MERCHANT}/overview`);
  await expect(page.getByRole("heading", { name: /^\w+ available$/ }).first()).toBeVisible();
  const link = await createPaymentLink(page, journey);
  const loads = countLoads(page);

  await startPaying(payer, link.url, journey.method);
  await openPayment(page, "Pending");
  await expect(statusOf(page)).toHaveText("Pending");

  await journey.payAtProvider(payer);
  await returnToReceipt(payer);

  await expect(statusOf(page)).toHaveText("Succeeded");
  await expect(timelineEntry(page, "Webhook said").filter({ hasText: "→ Succeeded" })).toBeVisible();
  await expectAppliedWebhook(page, "→ Succeeded");
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: link.invoiceNumber }).click();
  await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();
  expect(loads(), "whole pages loaded since the link was made").toBe(0);
}
