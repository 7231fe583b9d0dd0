import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { payByCard, pressAtProvider, returnToReceipt, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";

const PHONE = { width: 390, height: 844 };

test("choosing, paying with tokens and an expired order are accessible", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "15", currency: "USDC", through: "PayIn" });
  await payer.setViewportSize(PHONE);
  await payer.goto(link.url);
  await expectAccessible(payer);
  await expectNoSidewaysScroll(payer);
  await startPaying(payer, link.url, "USDC on Solana Devnet");
  await expect(payer.getByText("Waiting for your payment")).toBeVisible();
  await expectNoSidewaysScroll(payer);
  await expectAccessible(payer);
  const mine = payer.url();
  await payer.getByRole("link", { name: "Open PayIn's payment page" }).click();
  await pressAtProvider(payer, "Expire now", "Order expired");
  await payer.goto(mine);
  await expect(payer.getByRole("heading", { name: "The time for this payment ran out" })).toBeVisible();
  await expectAccessible(payer);
});

test("receipt, closed link and voucher are accessible", async ({ page, payer }) => {
  const paid = await createPaymentLink(page, { amount: "19.00", currency: "USD", through: "Acme Gateway" });
  await startPaying(payer, paid.url, "Card");
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await returnToReceipt(payer);
  await expectAccessible(payer);

  const voucher = await createPaymentLink(page, { amount: "50000", currency: "COP", through: "88Pay" });
  await startPaying(payer, voucher.url, "Cash");
  await expect(payer.getByText("Payment code")).toBeVisible();
  await expectAccessible(payer);
  await page.getByRole("button", { name: "Archive" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("main").getByText("Archived").first()).toBeVisible();
  await payer.goto(voucher.url);
  await expect(payer.getByRole("button", { name: "Ask for a new link" })).toBeVisible();
  await expectAccessible(payer);
});
