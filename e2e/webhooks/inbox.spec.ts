import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

test("filters live in the address, and garbage there shows the whole inbox", async ({ page }) => {
  await page.goto(`${MERCHANT}/webhooks`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "More than once" }).click();
  // The list is drawn anew for other filters, and takes an opened chip with it.
  await expect(page.getByRole("button", { name: "Clear tries" })).toBeVisible();
  await expect(page).toHaveURL(/attempts=more/);
  await page.getByRole("button", { name: "Outcome" }).click();
  await page.getByRole("button", { name: "Dead", exact: true }).click();
  await expect(page).toHaveURL(/outcome=dead/);
  const rows = page.getByRole("table", { name: "Webhook events" }).locator("tbody tr");
  await expect(rows.first()).toContainText("Dead after");
  for (const row of await rows.all()) await expect(row).toContainText("Dead after");
  await page.getByRole("button", { name: "Clear outcome" }).click();
  await expect(page).toHaveURL(/\/webhooks\?attempts=more$/);
  await expect(page.getByRole("button", { name: "Clear outcome" })).toHaveCount(0);
  await page.getByRole("button", { name: "Clear tries" }).click();
  await expect(page).toHaveURL(/\/webhooks$/);

  await page.goto(`${MERCHANT}/webhooks?lag=never&attempts=-1&from=then&verdict=x&after=%00&tab=all`);
  await expect(rows.nth(10)).toBeVisible();
});

test("an own range means the reader's clock, and is written on its chip", async ({ page }) => {
  await page.goto(`${MERCHANT}/webhooks`);
  await page.getByRole("button", { name: "Received" }).click();
  await page.getByLabel("From", { exact: true }).fill("2020-01-01T09:00");
  await page.getByLabel("To", { exact: true }).fill("2020-01-02T09:00");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expect(page.getByRole("button", { name: /1 Jan 2020 09:00 to 2 Jan 2020 09:00/ })).toBeVisible();
  await page.getByRole("link", { name: "Clear all filters" }).click();
  await expect(page).toHaveURL(/\/webhooks$/);
});

test("events are ticked one by one or by the page, and no row moves for it", async ({ page }) => {
  await page.goto(`${MERCHANT}/webhooks`);
  const table = page.getByRole("table", { name: "Webhook events" });
  const first = table.locator("tbody tr").first();
  await expect(first).toBeVisible();
  const before = await first.boundingBox();
  await first.getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: "Ticked events" });
  await expect(bar).toContainText("1 ticked");
  expect(await first.boundingBox()).toEqual(before);
  await table.getByRole("checkbox", { name: "Tick all rows of this page" }).check();
  await expect(bar).toContainText(/^\d\d ticked/);
  await bar.getByRole("button", { name: "Clear" }).click();
  await expect(bar).toHaveCount(0);
});

test("on a phone an event stands in the list's place, and leads back to it", async ({ openBrowser }) => {
  const page = await openBrowser("owner", { viewport: { width: 390, height: 844 } });
  await page.goto(`${MERCHANT}/webhooks?outcome=dead`);
  await page.getByRole("list", { name: "Webhook events" }).getByRole("link").first().click();
  const event = page.getByRole("region", { name: "Chosen event" });
  await expect(event.getByRole("tab", { name: "Attempts" })).toBeInViewport();
  await expect(page.getByRole("navigation", { name: "Requests" })).toBeHidden();
  await event.getByRole("link", { name: "All events" }).click();
  await expect(page).toHaveURL(/\/webhooks\?outcome=dead$/);
  await expect(page.getByRole("list", { name: "Webhook events" })).toBeVisible();
});
