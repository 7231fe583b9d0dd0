import { expect, type Page } from "@playwright/test";
import { MERCHANT } from "./people.ts";

export const ENDPOINTS = `${MERCHANT}/webhooks/endpoints`;

/** Adds an endpoint as a person does, answers its secret and leaves the browser on its page. */
export async function addEndpoint(page: Page, url: string, description: string): Promise<string> {
  await page.goto(ENDPOINTS);
  await page.getByRole("link", { name: "Add an endpoint" }).click();
  await page.getByRole("textbox", { name: "URL" }).fill(url);
  await page.getByRole("textbox", { name: "Description" }).fill(description);
  await page.getByRole("button", { name: "Add endpoint" }).click();
  const secret = await page.getByRole("textbox", { name: "Signing secret" }).inputValue();
  await page.getByRole("link", { name: "Open the endpoint" }).click();
  await expect(page.getByRole("heading", { name: description })).toBeVisible();
  return secret;
}

/** Sends a test event to the endpoint whose page is open. */
export async function sendTest(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send a test event" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
