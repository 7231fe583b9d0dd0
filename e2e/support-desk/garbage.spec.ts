import { expect } from "@playwright/test";
import fc from "fast-check";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

const READERS = [
  "transactions",
  "transactions/counts",
  "search",
  "webhooks",
  "payment-links",
  "invoices",
  "deposits",
];
const PAGES = ["transactions", "payouts", "webhooks", "payment-links", "invoices", "deposits"];
const NAMES = [
  ...[
    "q",
    "tab",
    "status",
    "range",
    "from",
    "to",
    "connection",
    "method",
    "kind",
    "currency",
    "country",
    "min",
  ],
  ...["max", "after", "before", "ids", "state", "event", "page", "__proto__"],
];
const NASTY = [
  ...[
    "",
    " ",
    "%00",
    "\u0000",
    "'",
    '"',
    "\\",
    "%",
    "_",
    "../..",
    "<script>alert(1)</script>",
    "-1",
    "1e999",
    "NaN",
  ],
  ...[
    "2026-02-30",
    "9999999999999999999999",
    "status:",
    "amount:>x",
    'customer:"',
    "🦊",
    "\uFFFF",
    "a".repeat(500),
  ],
  ...["{{7*7}}", "() => 1", "[object Object]", "null", "undefined", "txn_00000000000000000000000000"],
];

const query = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...NAMES),
      fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 60, unit: "binary" })),
    ),
    { selector: ([name]) => name, minLength: 1, maxLength: 6 },
  )
  // What no browser could put into an address is not sent.
  .map((pairs) => new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()])).toString());

test("no garbage in an address breaks a reader or a page", async ({ page }) => {
  const seed = 20_261_128;
  for (const reader of READERS) {
    for (const garbage of fc.sample(query, { numRuns: 25, seed })) {
      const response = await page.request.get(`/api/merchants${MERCHANT}/${reader}?${garbage}`);
      expect([200, 400, 404], `${reader}?${garbage}`).toContain(response.status());
    }
  }
  for (const place of PAGES) {
    for (const garbage of fc.sample(query, { numRuns: 4, seed })) {
      const response = await page.request.get(`${MERCHANT}/${place}?${garbage}`);
      expect(response.status(), `${place}?${garbage}`).toBeLessThan(500);
      expect(await response.text(), `${place}?${garbage}`).not.toContain("This page could not be shown");
    }
  }
});

test("a foreign or invented id is not found, whatever kind it is of", async ({ page }) => {
  const invented = "01HZZZZZZZZZZZZZZZZZZZZZZZ";
  for (const path of [
    `transactions/txn_${invented}`,
    "transactions/%00",
    "transactions/..%2F..",
    `payment-links/lnk_${invented}`,
    `deposits/dep_${invented}`,
  ]) {
    const response = await page.request.get(`/api/merchants${MERCHANT}/${path}`);
    expect([400, 404], path).toContain(response.status());
  }
});
