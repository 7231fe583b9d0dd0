import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

/** What the transactions page may load until it stands there, compressed: 250 kB. */
const MOST_BYTES = 250_000;
/** What is fetched ahead comes when the page has nothing else to do. */
const SETTLING_MS = 2_000;

test("the transactions page loads its own scripts and no other page's until somebody comes near a link", async ({
  openBrowser,
}) => {
  // A browser that has seen nothing before.
  const page = await openBrowser("owner");
  const sizes: Promise<number>[] = [];
  const ahead: string[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"] !== undefined) ahead.push(new URL(request.url()).pathname);
  });
  // It hears of nothing: with the first row that changes, as other tests change some, comes what reads it, 38 kB.
  await page.route("**/live?*", () => undefined);
  await page.goto(`${MERCHANT}/transactions`, { waitUntil: "load" });
  await page.waitForTimeout(SETTLING_MS);
  page.removeAllListeners("requestfinished");
  const sent = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sent).toBeGreaterThan(0);
  expect(sent, `${sent} B of scripts`).toBeLessThanOrEqual(MOST_BYTES);
  expect(ahead).toEqual([]);

  const customers = page.getByRole("navigation").getByRole("link", { name: "Customers" });
  await customers.hover();
  await expect.poll(() => ahead).toContain(`${MERCHANT}/customers`);
});
