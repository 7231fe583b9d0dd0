import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { followLetter } from "../support/mail.ts";
import { remindAt } from "../support/move-clock.ts";
import { MERCHANT } from "../support/people.ts";

const DAY_MS = 86_400_000;
/** So far off that no other invoice of the demo is late by then but not too late. */
const DUE_IN_DAYS = 90;

test("a day after it was due the schedule reminds, once, and what it says can be paid", async ({
  page,
  payer,
}) => {
  const dueDate = new Date(Date.now() + DUE_IN_DAYS * DAY_MS).toISOString().slice(0, 10);
  const email = `late-${Date.now()}@cliente.test`;
  await page.goto(`${MERCHANT}/invoices/new`);
  await page.getByRole("textbox", { name: "Customer" }).fill("Ferretería Tardía");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Line 1" }).fill("Ten bags of cement");
  await page.getByRole("textbox", { name: "Price each" }).fill("75000");
  await page.getByLabel("Due").fill(dueDate);
  await page.getByRole("button", { name: "Save and send" }).click();
  await expect(page).toHaveURL(/\/invoices\/inv_\w+$/);

  // Ten in the morning where the merchant is.
  const dayAfter = new Date(Date.parse(`${dueDate}T15:00:00Z`) + DAY_MS).toISOString();
  await remindAt(dayAfter);
  await remindAt(dayAfter);
  const letter = page.getByRole("main").getByRole("listitem").filter({ hasText: "Reminder" });
  await expect(letter.getByText("Sent", { exact: true })).toBeVisible();
  await expect(letter).toHaveCount(1);

  const invoice = await followLetter(payer, email, "View and pay");
  await expect(invoice.getByRole("main")).toContainText("75,000.00 COP");
  await expect(invoice.getByRole("link", { name: "Pay online" })).toHaveAttribute("href", /\/pay\//);
});
