import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { MERCHANT } from "./people.ts";

export interface LinkWish {
  readonly amount: string;
  readonly currency: string;
  /** The only connection, or connections, that the payer is to be offered. */
  readonly through: string | readonly string[];
  /** What else is filled in, at the end. */
  readonly fill?: (page: Page) => Promise<void>;
}

export interface MadeLink {
  readonly invoiceNumber: string;
  readonly title: string;
  /** The payer's page. */
  readonly url: string;
}

/** Fills the form as a person does and leaves the browser on the new link's own page. */
export async function createPaymentLink(
  page: Page,
  { amount, currency, through, fill }: LinkWish,
): Promise<MadeLink> {
  const invoiceNumber = `E2E-${randomUUID().slice(0, 8).toUpperCase()}`;
  const title = `Order ${invoiceNumber}`;
  await page.goto(`${MERCHANT}/payment-links/new`);
  await page.getByRole("combobox", { name: "Currency" }).click();
  await page.getByRole("option", { name: currency, exact: true }).click();
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
  await page.getByRole("textbox", { name: "Invoice number" }).fill(invoiceNumber);
  await page.getByRole("textbox", { name: "What it is for" }).fill(title);
  await offerOnly(page, through);
  await fill?.(page);
  await expect(page.getByText("Free", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page).toHaveURL(/\/payment-links\/lnk_\w+$/);
  const url = await page.getByRole("link", { name: "Payer's page" }).getAttribute("href");
  if (url === null) throw new Error("the payer's page has no address");
  return { invoiceNumber, title, url };
}

export async function offerOnly(page: Page, wanted: string | readonly string[]): Promise<void> {
  const through = typeof wanted === "string" ? [wanted] : wanted;
  const ways = page.getByRole("group", { name: "Ways to pay" }).getByRole("switch");
  for (const way of await ways.all()) {
    const label = await way.getAttribute("aria-label");
    const isWanted = through.some((name) => label === `Offer ${name}`);
    if ((await way.isEnabled()) && (await way.isChecked()) !== isWanted) await way.click();
  }
  for (const name of through)
    await expect(page.getByRole("switch", { name: `Offer ${name}`, checked: true })).toBeVisible();
}
