import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { openUntilKeysAreHeard } from "../support/keys.ts";
import { DASHBOARD_PAGE_NAMES, openDashboardPage } from "../support/pages.ts";

test.describe.configure({ mode: "parallel" });

for (const name of DASHBOARD_PAGE_NAMES) {
  test(`${name}: accessible in light, in dark and on a phone, where nothing sticks out`, async ({ page }) => {
    await openDashboardPage(page, name);
    await expectAccessible(page, ["light", "dark"]);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(
      page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "More" }),
    ).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, ["light"]);
  });
}

test("search, key list and menus: no accessibility violation", async ({ page }) => {
  await openUntilKeysAreHeard(page, () => openDashboardPage(page, "transactions"));
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menu").waitFor();
  await expectAccessible(page);
});
