import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { choose } from "../support/choose.ts";
import { openPayment, statusOf, timelineEntry } from "../support/follow-payment.ts";
import { askForRefund, refundsCard } from "../support/movements.ts";
import { pressAtProvider, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";

test("where the provider has no refunds, the money goes to the payer's bank account", async ({
  page,
  payer,
}) => {
  const link = await createPaymentLink(page, { amount: "60000", currency: "COP", through: "88Pay" });
  await startPaying(payer, link.url, "PSE");
  await pressAtProvider(payer, "Pay", "Payment completed");
  await openPayment(page, "Succeeded");
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("88Pay has no refunds, so it is paid out to the payer's bank account.");
  await dialog.getByRole("textbox", { name: "Bank", exact: true }).fill("Bancolombia");
  await dialog.getByRole("textbox", { name: "Account number" }).fill("12345678901");
  await choose(dialog, "Account type", "Savings");
  await dialog.getByRole("textbox", { name: "Account holder" }).fill("Ana Ruiz");
  await choose(dialog, "Document", "Passport (PS)");
  await dialog.getByRole("textbox", { name: "Document number" }).fill("1020304050");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Sent twice");
  await askForRefund(page, "60000");
  await expect(refundsCard(page).getByRole("link").filter({ hasText: "Succeeded" })).toHaveCount(1);
  await expect(statusOf(page)).toHaveText("Refunded");
  await refundsCard(page).getByRole("link").first().click();
  await expect(page.getByText("12345678901")).toHaveCount(0);
  await expect(page.getByText(/8901/)).toBeVisible();
});

test("crypto goes back from the merchant's own wallet, and its hash ends it", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "14.5", currency: "USDC", through: "PayIn" });
  await startPaying(payer, link.url, "USDC on Polygon Amoy");
  await payer.getByRole("link", { name: "Open PayIn's payment page" }).click();
  await pressAtProvider(payer, "Send exact amount", "Payment completed");
  await openPayment(page, "Succeeded");
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Write it down" }).click();
  await expect(dialog).toContainText("Enter the address that the money goes to.");
  await dialog.getByRole("textbox", { name: "Payer's address" }).fill(`0x${"1f".repeat(20)}`);
  await dialog.getByRole("button", { name: "Write it down" }).click();
  await refundsCard(page).getByRole("link").filter({ hasText: "Pending" }).click();
  await expect(page.getByText("Waits for your transfer.")).toBeVisible();
  await page.getByRole("button", { name: "Record transfer" }).click();
  await page.getByRole("textbox", { name: "Transaction hash" }).fill("nonsense");
  await dialog.getByRole("button", { name: "Record transfer" }).click();
  await expect(dialog).toContainText("A hash on");
  const hash = Array.from({ length: 64 }, () => Math.floor(Math.random() * 16).toString(16)).join("");
  await page.getByRole("textbox", { name: "Transaction hash" }).fill(`0x${hash}`);
  await dialog.getByRole("button", { name: "Record transfer" }).click();
  await expect(statusOf(page)).toHaveText("Succeeded");
  await expect(timelineEntry(page, "recorded the transfer")).toBeVisible();
  await expect(page.getByRole("link", { name: "See it on the network's explorer" })).toHaveAttribute(
    "href",
    /0x/,
  );
});
