import { expect, type Page } from "@playwright/test";
import { SANDBOX_URL } from "./addresses.ts";

/** Sends the link whose page is open to somebody, and waits until its card says what became of it. */
export async function sendLinkTo(page: Page, email: string, outcome: string): Promise<void> {
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  const dialog = page.getByRole("dialog", { name: "Send this link" });
  await dialog.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await dialog.getByRole("textbox", { name: "Name" }).fill(`Payer ${email}`);
  await dialog.getByRole("textbox", { name: "Message" }).fill("Thank you for the order.");
  await dialog.getByRole("button", { name: "Send", exact: true }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(mailLine(page, email).getByText(outcome, { exact: true })).toBeVisible();
}

/** The line of the mail card about the letter to this address. */
export function mailLine(page: Page, email: string) {
  return page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: `Payer ${email}` });
}

const PRESSED_AGAIN_MS = 10_000;

/** Waits for a letter to somebody in the catcher, opens the newest and follows its button, as in a mail program. */
export async function followLetter(reader: Page, email: string, button: string): Promise<Page> {
  const letters = reader.getByRole("row").filter({ hasText: email });
  await expect(async () => {
    await reader.goto(`${SANDBOX_URL}/mail`);
    await expect(letters.first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await letters.getByRole("link").first().click();
  const link = reader.frameLocator("iframe").getByRole("link", { name: button });
  const pages: Page[] = [];
  // A press while the letter still settles in its frame is lost at times: it is pressed again, as a person would.
  await expect(async () => {
    const [opened] = await Promise.all([
      reader.waitForEvent("popup", { timeout: PRESSED_AGAIN_MS }),
      link.click(),
    ]);
    pages.push(opened);
  }).toPass();
  const [first] = pages;
  if (first === undefined) throw new Error("the letter's button opened nothing");
  return first;
}
