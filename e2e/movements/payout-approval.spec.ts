import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { statusOf, timelineEntry } from "../support/follow-payment.ts";
import { accountOf, MERCHANT } from "../support/people.ts";

const ACCOUNT = "12345678";

test("a payout above the limit waits for a second person, and the bank's word arrives by itself", async ({
  page,
  openBrowser,
}) => {
  const purpose = `Beans ${randomUUID().slice(0, 6)}`;
  await page.goto(`${MERCHANT}/settings`);
  await page.getByRole("combobox", { name: "Currency" }).click();
  await page.getByRole("option", { name: "USD", exact: true }).click();
  await page.getByRole("textbox", { name: "Limit" }).fill("10.00");
  await page.getByRole("button", { name: "Set limit" }).click();
  await expect(page.getByText("Above 10.00 USD")).toBeVisible();

  await page.goto(`${MERCHANT}/payouts`);
  await page.getByRole("link", { name: "Payout", exact: true }).click();
  await page.getByRole("combobox", { name: "From" }).click();
  await page.getByRole("option", { name: "Acme Gateway" }).click();
  await page.getByRole("combobox", { name: "Way" }).click();
  await page.getByRole("option", { name: "Bank account" }).click();
  await page.getByRole("combobox", { name: "Currency" }).click();
  await page.getByRole("option", { name: "USD", exact: true }).click();
  await page.getByRole("textbox", { name: "Amount" }).fill("12.50");
  await page.getByRole("textbox", { name: "Account holder" }).fill("Finca La Palma");
  await page.getByRole("textbox", { name: "Bank code" }).fill("021000021");
  await page.getByRole("textbox", { name: "What it is for" }).fill(purpose);
  await page.getByRole("button", { name: "Look it over" }).click();
  await expect(page.getByText("Enter the account number.")).toBeVisible();
  await page.getByRole("textbox", { name: "Account number" }).fill(ACCOUNT);
  await page.getByRole("button", { name: "Look it over" }).click();
  await expect(page.getByText(ACCOUNT)).toBeVisible();
  await page.getByRole("button", { name: "Ask for approval" }).click();
  await expect(page.getByText("Waits for a second person.")).toBeVisible();
  await expect(page.getByText("Finca La Palma ····5678")).toBeVisible();
  await expect(page.getByText(ACCOUNT)).toHaveCount(0);

  const own = await openBrowser("owner");
  await own.goto(`${MERCHANT}/approvals`);
  await expect(own.getByRole("listitem").filter({ hasText: purpose })).toContainText("somebody else decides");

  const finance = await openBrowser("finance");
  await finance.goto(`${MERCHANT}/overview`);
  await expect(finance.getByText(/waits? for approval/).first()).toBeVisible();
  await finance.goto(`${MERCHANT}/approvals`);
  const request = finance.getByRole("listitem").filter({ hasText: purpose });
  await request.getByRole("button", { name: /^Decide/ }).click();
  const dialog = finance.getByRole("dialog");
  await expect(dialog).toContainText(ACCOUNT);
  await expect(dialog).toContainText("12.50 USD");
  await dialog.getByRole("button", { name: "Approve and send" }).click();
  await expect(request).toContainText("Approved");

  await expect(statusOf(page)).toHaveText("Succeeded");
  await expect(timelineEntry(page, `${accountOf("finance").name} approved it`)).toBeVisible();
  await expect(timelineEntry(page, "Webhook said paid")).toBeVisible();

  await page.goto(`${MERCHANT}/settings`);
  await page.getByRole("button", { name: "Take away the limit in USD" }).click();
  await expect(page.getByText("Above 10.00 USD")).toHaveCount(0);
});
