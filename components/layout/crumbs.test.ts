import { describe, expect, it } from "vitest";
import { crumbsOf } from "./crumbs.ts";

describe("crumbsOf", () => {
  it("names a screen", () => {
    expect(crumbsOf("altura", "/altura/transactions")).toEqual([{ label: "Transactions" }]);
  });

  it("shortens an id and leads back to its list", () => {
    expect(crumbsOf("altura", "/altura/transactions/txn_01JD8QABCDEFGHJKMNPQRS7F")).toEqual([
      { label: "Transactions", href: "/altura/transactions" },
      { label: "txn_01JD8Q…RS7F", mono: true },
    ]);
  });

  it("reads words as words", () => {
    expect(crumbsOf("altura", "/altura/payment-links/new")[1]).toEqual({ label: "New" });
  });

  it("does not take one screen for another with the same beginning", () => {
    expect(crumbsOf("altura", "/altura/transactions-old")).toEqual([]);
    expect(crumbsOf("altura", "/other/transactions")).toEqual([]);
  });
});
