import { test } from "../fixtures.ts";
import { expectAccessible } from "../support/axe.ts";
import { DASHBOARD_PAGE_NAMES, openDashboardPage } from "../support/pages.ts";

for (const name of DASHBOARD_PAGE_NAMES) {
  test(`${name}: no accessibility violation in light and dark`, async ({ page }) => {
    await openDashboardPage(page, name);
    await expectAccessible(page);
  });
}

test("search, key list and menus: no accessibility violation", async ({ page }) => {
  await openDashboardPage(page, "transactions");
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
