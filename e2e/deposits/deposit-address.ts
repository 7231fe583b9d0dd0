import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { MERCHANT } from "../support/people.ts";

/** Binds an address as a person does and leaves the browser on its own page. */
export async function bindAddress(page: Page, customer?: string): Promise<{ readonly reference: string }> {
  const reference = `player ${randomUUID().slice(0, 8)}`;
  await page.goto(`${MERCHANT}/overview`);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deposits" }).click();
  await page.getByRole("link", { name: "Bind an address" }).first().click();
  await page.getByRole("textbox", { name: "Your reference" }).fill(reference);
  if (customer) await page.getByRole("textbox", { name: "Customer's name" }).fill(customer);
  await page.getByRole("button", { name: "Bind address" }).click();
  await expect(page).toHaveURL(/\/deposits\/dep_\w+$/);
  await expect(page.getByRole("heading", { level: 1, name: reference })).toBeVisible();
  return { reference };
}

/** The deposits that the address's page lists. */
export function depositsOn(page: Page): Locator {
  return page.getByRole("main").locator("a[href*='/transactions/']");
}

/** The figure with this name at the top of the page. */
export function figure(page: Page, name: string): Locator {
  return page.getByText(name, { exact: true }).locator("xpath=following-sibling::*[1]");
}
