import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";
import { MERCHANT } from "../support/people.ts";

test("a test event goes the way of a real one, and support is told why it may not send any", async ({
  page,
  openBrowser,
}) => {
  await page.goto(`${MERCHANT}/webhooks/test`);
  await page.getByRole("combobox", { name: "Connection" }).click();
  await page.getByRole("option", { name: /PayIn/ }).click();
  await page.getByRole("combobox", { name: "Event" }).click();
  await page.getByRole("option", { name: /test\.event/ }).click();
  await expect(page.getByRole("textbox", { name: "Body" })).toHaveValue(/"type": "test\.event"/);
  await page.getByRole("button", { name: "Send test event" }).click();
  const answer = page
    .getByRole("region", { name: "Answer" })
    .or(page.locator("section", { hasText: "Answer" }));
  await expect(answer.getByText("200", { exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: "Open the event" }).click();
  const event = page.getByRole("region", { name: "Chosen event" });
  await expect(event.getByText("It carries the mark of the webhook tester.")).toBeVisible();
  await expect(event.getByText("Ignored").first()).toBeVisible();

  const support = await openBrowser("support");
  await support.goto(`${MERCHANT}/webhooks/test`);
  const send = support.getByRole("button", { name: "Send test event" });
  await expect(send).toBeDisabled();
  await expect(send).toHaveAccessibleDescription("Needs the permission webhooks.test.");
});

test("a payment that waits is paid by a test event", async ({ page, payer }) => {
  const link = await createPaymentLink(page, { amount: "18.40", currency: "USD", through: "Acme Gateway" });
  await startPaying(payer, link.url, "Card");
  await expect(payer.getByLabel("Card number")).toBeVisible();
  await page.goto(`${MERCHANT}/webhooks/test`);
  await page.getByRole("combobox", { name: "Connection" }).click();
  await page.getByRole("option", { name: /Acme Gateway/ }).click();
  await expect(page.getByRole("textbox", { name: "Body" })).toHaveValue(/"amount": 1840/);
  await page.getByRole("button", { name: "Send test event" }).click();
  await expect(page.getByText("Applied", { exact: true })).toBeVisible();
});

test("the proof comes out at 0, and each figure opens the rows behind it", async ({ page }) => {
  await page.goto(`${MERCHANT}/webhooks/proof`);
  await expect(page.getByText("Difference 0")).toBeVisible();
  const figure = page.getByRole("link", { name: /applied: show them$/ }).first();
  const count = Number((await figure.textContent())?.replace(/\D/g, ""));
  await figure.click();
  await expect(page).toHaveURL(/outcome=processed.*from=|from=.*outcome=processed/);
  const rows = page.getByRole("table", { name: "Webhook events" }).getByRole("row");
  await expect(rows).toHaveCount(Math.min(count, 50) + 1);
});
