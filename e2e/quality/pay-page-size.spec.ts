import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { createPaymentLink } from "../support/payment-link.ts";

/** What the payers' page may load over the framework that every page has. */
const MOST_BYTES = 60 * 1024;

test.use({ expectedProblems: /404/ });

test("the payer's page is light, keeps nothing in the browser, and works before any script", async ({
  page,
  openBrowser,
}) => {
  const link = await createPaymentLink(page, { amount: "23.00", currency: "USD", through: "Acme Gateway" });
  // Nothing stands on the page that says there is nothing: its scripts are the framework.
  const empty = await scriptBytes(await openBrowser(), `${new URL(link.url).origin}/pay/nothing-here`);
  const payer = await openBrowser();
  const ours = await scriptBytes(payer, link.url);
  expect(empty).toBeGreaterThan(0);
  expect(ours - empty, `${ours} B of scripts against ${empty} B`).toBeLessThan(MOST_BYTES);
  expect(await payer.context().cookies()).toEqual([]);

  const plain = await openBrowser(undefined, { javaScriptEnabled: false });
  await plain.goto(link.url);
  await plain.getByRole("button", { name: /^Pay/ }).click();
  await expect(plain).toHaveURL(/\/gateway\/checkout\//);
});

/** Compressed, as they went over the wire to a browser that had seen nothing before. */
async function scriptBytes(page: Page, url: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(500);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
