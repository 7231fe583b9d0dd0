import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { STRANGER } from "../support/people.ts";

test.use({ storageState: STRANGER });

test("sign-in: no accessibility violation, refused or not, wide or narrow", async ({ page }) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveAttribute("aria-invalid", "true");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("asking for a new password: no accessibility violation", async ({ page }) => {
  for (const path of ["/sign-in/forgot", "/sign-in/reset?token=made-up"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test.describe("pages that do not exist", () => {
  test.use({ expectedProblems: /status of 404/ });

  test("not found: no accessibility violation", async ({ page }) => {
    await page.goto("/pay/no-such-link");
    await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
    await expectAccessible(page);
  });
});
