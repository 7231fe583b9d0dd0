import { expect, type Page } from "@playwright/test";
import { openPayment, statusOf } from "./follow-payment.ts";
import { payByCard, startPaying } from "./pay.ts";
import { createPaymentLink, type LinkWish } from "./payment-link.ts";

/** Makes a link, has it paid by card at the gateway and leaves the owner on the payment's page. */
export async function openPaidByCard(page: Page, payer: Page, wish: LinkWish): Promise<void> {
  const link = await createPaymentLink(page, wish);
  await startPaying(payer, link.url, "Card");
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await openPayment(page, "Succeeded");
  await expect(statusOf(page)).toHaveText("Succeeded");
}

/** Fills in the refund's form, which is open, and sends it. */
export async function askForRefund(page: Page, amount: string): Promise<void> {
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
  await page.getByRole("dialog").getByRole("button", { name: "Refund", exact: true }).click();
}

/** The only figure of a row in the card of refunds, with its status. */
export function refundsCard(page: Page) {
  return page.locator("section", { has: page.getByRole("heading", { name: "Refunds" }) });
}
