import { expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

/** What a phone shows, so many steps of 30 seconds from now. */
export function codeOf(secret: string, steps: number): string {
  const timestamp = Date.now() + steps * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Adds an authenticator app on the reader's own page, which is open; answers its secret and the recovery codes. */
export async function addAuthenticator(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const adding = page.getByRole("dialog", { name: "Add an authenticator app" });
  const secret = ((await adding.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await adding.getByRole("textbox", { name: "Code from the app" }).fill(codeOf(secret, 0));
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  const shown = page.getByRole("dialog", { name: "Keep these recovery codes" });
  const items = shown.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(items).toHaveCount(10);
  const codes = await items.allTextContents();
  await shown.getByRole("button", { name: "I have kept them" }).click();
  return { secret, codes };
}
