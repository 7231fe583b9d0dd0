import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { accountOf, MERCHANT, STRANGER } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

test.use({ storageState: STRANGER });

test("a wrong password and an unknown e-mail are refused with the same words", async ({ page }) => {
  await page.goto("/sign-in");
  for (const email of [accountOf("finance").email, `nobody-${randomUUID()}@correo.example`]) {
    await signIn(page, email, "not-the-password-2026");
    await expect(page.getByRole("alert").getByText("That e-mail and password do not match.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Password" })).toBeFocused();
    await page.reload();
  }
});

test("without a session every page leads to sign-in and from there back", async ({ page }) => {
  const wanted = `${MERCHANT}/transactions?tab=succeeded`;
  await page.goto(wanted);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  const { email, password } = accountOf("finance");
  await signIn(page, email, password);
  await expect(page).toHaveURL(wanted);
  await expect(page.getByRole("heading", { level: 1, name: "Transactions" })).toBeVisible();
});

test("without a session the data routes answer 401", async ({ request }) => {
  for (const path of [
    "overview",
    "transactions",
    "balances",
    "payment-links",
    "webhooks",
    "connections",
    "live",
  ]) {
    const response = await request.get(`/api/merchants${MERCHANT}/${path}`);
    expect(response.status(), path).toBe(401);
  }
});
