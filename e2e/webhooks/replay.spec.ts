import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { openPayment, statusOf, timelineEntry } from "../support/follow-payment.ts";
import { payByCard, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";
import { accountOf } from "../support/people.ts";

test("a replayed event changes nothing twice, and support is told why it may not", async ({
  page,
  payer,
  openBrowser,
}) => {
  const link = await createPaymentLink(page, { amount: "17.30", currency: "USD", through: "Acme Gateway" });
  await startPaying(payer, link.url, "Card");
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await openPayment(page, "Succeeded");
  await timelineEntry(page, "→ Succeeded").getByRole("link", { name: "raw" }).click();
  await expect(page).toHaveURL(/event=evt_/);
  const address = page.url();

  const developer = await openBrowser("developer");
  await developer.goto(address);
  const event = developer.getByRole("region", { name: "Chosen event" });
  await expect(event.getByText(/^If replayed now:/)).toBeVisible();
  await event.getByRole("button", { name: "Replay" }).click();
  const dialog = developer.getByRole("dialog", { name: "Replay this event?" });
  await expect(dialog.getByText(/^If replayed now:/)).toBeVisible();
  await dialog.getByRole("button", { name: "Replay" }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The till missed it");
  await dialog.getByRole("button", { name: "Replay" }).click();
  await expect(dialog).toBeHidden();
  await event.getByRole("tab", { name: /^Attempts/ }).click();
  const attempts = event.getByRole("tabpanel").getByRole("listitem");
  await expect(attempts).toHaveCount(2);
  await expect(attempts.first()).toContainText(`Replayed by ${accountOf("developer").name}`);
  await expect(attempts.first()).toContainText("Applied");

  await page.goBack();
  await expect(statusOf(page)).toHaveText("Succeeded");
  await expect(timelineEntry(page, "→ Succeeded")).toHaveCount(1);
  await page.getByRole("main").getByRole("link", { name: link.invoiceNumber }).click();
  await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();

  const support = await openBrowser("support");
  await support.goto(address);
  const replay = support.getByRole("button", { name: "Replay" });
  await expect(replay).toBeDisabled();
  await expect(replay).toHaveAccessibleDescription("Needs the permission webhooks.replay.");
});
