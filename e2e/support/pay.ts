import { expect, type Page } from "@playwright/test";

/** Chooses a method on the payer's page and goes on with it. */
export async function startPaying(payer: Page, linkUrl: string, method: string): Promise<void> {
  await payer.goto(linkUrl);
  await payer.getByRole("radio", { name: method }).check();
  await payer.getByRole("button", { name: /^(Pay|Continue)/ }).click();
}

/** Presses a button of the provider's hosted page and waits for what that page says then. */
export async function pressAtProvider(payer: Page, button: string, outcome: string): Promise<void> {
  await payer.getByRole("button", { name: button, exact: true }).click();
  await expect(payer.getByRole("status")).toContainText(outcome);
}

/** Types a test card into the gateway's hosted page. */
export async function payByCard(payer: Page, number: string, outcome: string): Promise<void> {
  await payer.getByLabel("Card number").fill(number);
  await payer.getByLabel("Expires").fill("12/34");
  await payer.getByLabel("Security code").fill("123");
  await pressAtProvider(payer, "Pay", outcome);
}

/** Back from the provider: the payer's page says paid by itself. */
export async function returnToReceipt(payer: Page): Promise<void> {
  await payer.getByRole("link", { name: "Back to the shop" }).click();
  await expect(payer.getByRole("status")).toContainText("Paid with");
}
