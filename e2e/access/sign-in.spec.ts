import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
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

test("without a session every data route answers 401, and is nothing that a browser would run or frame", async ({
  request,
}) => {
  const routes = readdirSync("app/api/merchants/[merchant]", { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === "route.ts")
    .map((file) => dirname(file).replaceAll(/\[\w+\]/g, "any"));
  expect(routes).toContain("exports/any/file");
  for (const path of routes) {
    const response = await request.get(`/api/merchants${MERCHANT}/${path}`);
    expect(response.status(), path).toBe(401);
    expect(response.headers(), path).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
  }
});
