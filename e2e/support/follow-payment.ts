import { expect, type Locator, type Page } from "@playwright/test";

/** Counts how often the browser loads a whole page from now on: 0 means that what it shows came by itself. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

/** From the link's page, which shows the payment by itself, to the payment's own page. */
export async function openPayment(page: Page, status: string): Promise<void> {
  const payment = page.getByRole("main").getByRole("link").filter({ hasText: status });
  await expect(payment).toHaveCount(1);
  await payment.click();
  await expect(page).toHaveURL(/\/transactions\/txn_\w+$/);
}

/** The line of the transaction's timeline that holds these words. */
export function timelineEntry(page: Page, words: string | RegExp): Locator {
  return page
    .getByRole("list", { name: "Timeline, newest first" })
    .getByRole("listitem")
    .filter({ hasText: words });
}

/** The status beside the transaction's figure. */
export function statusOf(page: Page): Locator {
  return page.getByRole("main").getByRole("heading", { level: 1 }).locator("xpath=following-sibling::*[1]");
}

/** Opens the webhook behind a timeline entry and sees in the inbox that it proved its sender and was applied. */
export async function expectAppliedWebhook(page: Page, said: string | RegExp): Promise<void> {
  const entry = timelineEntry(page, said).filter({ hasText: "Webhook" });
  await entry.getByRole("link", { name: "raw" }).click();
  const event = page.getByRole("region", { name: "Chosen event" });
  await expect(event.getByText("Applied", { exact: true }).first()).toBeVisible();
  await event.getByRole("tab", { name: "Proof" }).click();
  await expect(event.getByRole("tabpanel").getByText("Proof held")).toBeVisible();
  const row = page
    .getByRole("row", { selected: true })
    .or(page.locator("tr", { has: page.locator("a[aria-current=true]") }));
  await expect(row.getByText("Proof held")).toBeAttached();
  await expect(row.getByText("Applied", { exact: true })).toBeVisible();
}
