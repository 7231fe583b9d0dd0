import { describe, expect, it } from "vitest";
import { transactionFiltersSchema } from "#lib/transactions/schema.ts";
import { isNarrowed, transactionsQuery } from "./transactions-url.ts";

const filtersOf = (raw: Record<string, string>) => transactionFiltersSchema.parse(raw);

describe("transactionsQuery", () => {
  it("leaves defaults out", () => {
    expect(transactionsQuery(filtersOf({ tab: "all", range: "all" }))).toBe("");
  });

  it("keeps the page when nothing changes, and drops it when a filter does", () => {
    const filters = filtersOf({ tab: "failed", after: "abc.txn" });
    expect(transactionsQuery(filters)).toBe("?tab=failed&after=abc.txn");
    expect(transactionsQuery(filters, { currency: "COP" })).toBe("?tab=failed&currency=COP");
    expect(transactionsQuery(filters, { tab: null })).toBe("");
  });

  it("goes to the other direction with one cursor only", () => {
    const filters = filtersOf({ range: "7d", after: "abc.txn" });
    expect(transactionsQuery(filters, { before: "def.txn" })).toBe("?range=7d&before=def.txn");
  });

  it("encodes what a person typed", () => {
    expect(transactionsQuery(filtersOf({ q: "a&b=c" }))).toBe("?q=a%26b%3Dc");
  });
});

describe("isNarrowed", () => {
  it("looks past tab and page", () => {
    expect(isNarrowed(filtersOf({ tab: "failed", after: "x" }))).toBe(false);
    expect(isNarrowed(filtersOf({ kind: "payout" }))).toBe(true);
  });
});
