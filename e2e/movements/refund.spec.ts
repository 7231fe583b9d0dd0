import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { statusOf, timelineEntry } from "../support/follow-payment.ts";
import { askForRefund, openPaidByCard, refundsCard } from "../support/movements.ts";

test("a payment goes back in two parts, never more than it was, and its page says so by itself", async ({
  page,
  payer,
}) => {
  await openPaidByCard(page, payer, { amount: "45.00", currency: "EUR", through: "Acme Gateway" });
  const refund = page.getByRole("main").getByRole("button", { name: "Refund", exact: true });

  await refund.click();
  await askForRefund(page, "45.01");
  await expect(page.getByRole("dialog")).toContainText("Only 45.00 EUR of this payment is left to refund.");
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
  await askForRefund(page, "15.00");
  await expect(refundsCard(page).getByRole("link").filter({ hasText: "Succeeded" })).toHaveCount(1);
  await expect(statusOf(page)).toHaveText("Partly refunded");
  await expect(refundsCard(page)).toContainText("30.00 EUR left");

  await refund.click();
  await page.getByRole("dialog").getByRole("button", { name: "All that is left" }).click();
  await askForRefund(page, "30.00");
  await expect(refundsCard(page).getByRole("link").filter({ hasText: "Succeeded" })).toHaveCount(2);
  await expect(statusOf(page)).toHaveText("Refunded");
  await expect(refund).toHaveCount(0);

  await refundsCard(page).getByRole("link").first().click();
  await expect(timelineEntry(page, "asked for this refund")).toBeVisible();
  await expect(timelineEntry(page, "Webhook said")).toContainText("→ Succeeded");
  await expect(page.getByRole("link", { name: /^E2E-/ })).toBeVisible();
});
