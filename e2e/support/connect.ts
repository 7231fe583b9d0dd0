import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { MERCHANT } from "./people.ts";

interface Connected {
  readonly id: string;
  readonly name: string;
}

/** Connects PayIn once more, under a name of its own, and stays on its page. */
export async function connectPayin(
  page: Page,
  purpose: string,
  webhookSecret: string = sandboxAccounts.payin.webhookSecret,
): Promise<Connected> {
  const name = `${purpose} ${randomUUID().slice(0, 6)}`;
  const { apiKey } = sandboxAccounts.payin;
  await page.goto(`${MERCHANT}/connections/new/payin`);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "API key" }).fill(apiKey);
  await page.getByRole("textbox", { name: "Webhook secret", exact: true }).fill(webhookSecret);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The credentials work." })).toBeVisible();
  await page.getByRole("button", { name: "Save connection" }).click();
  await expect(page).toHaveURL(/\/connections\/con_\w+\?connected=1$/);
  const id = /con_\w+/.exec(page.url())?.[0] ?? "";
  return { id, name };
}
