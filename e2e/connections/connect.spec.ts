import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

test("a connection is refused with wrong credentials and made with right ones", async ({ page }) => {
  const { apiKey, webhookSecret } = sandboxAccounts.pepay;
  const name = `Counter ${randomUUID().slice(0, 6)}`;
  await page.goto(`${MERCHANT}/connections`);
  await page.getByRole("link", { name: "Connect a provider" }).click();
  // The list behind has a card of the same name: only the gallery's leads to the form.
  await expect(page.getByRole("heading", { level: 1, name: "Connect a provider" })).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Pepay/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Connect Pepay" })).toBeVisible();
  const save = page.getByRole("button", { name: "Save connection" });
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "Merchant API key" }).fill("pk_wrong");
  await page.getByRole("textbox", { name: "Webhook secret", exact: true }).fill(webhookSecret);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved." })).toBeVisible();
  await expect(save).toBeDisabled();

  await page.getByRole("textbox", { name: "Merchant API key" }).fill(apiKey);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The credentials work." })).toBeVisible();
  await save.click();
  await expect(page).toHaveURL(/\/connections\/con_\w+\?connected=1$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText(/\/api\/webhooks\/con_\w+$/).first()).toBeVisible();

  await page.goto(`${MERCHANT}/connections`);
  await expect(page.getByRole("heading", { level: 2, name })).toHaveCount(1);
});
