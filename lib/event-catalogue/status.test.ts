import { describe, expect, it } from "vitest";
import { TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../transactions/status.ts";
import { EVENT_DATA, EVENT_FAMILIES } from "./schema.ts";
import { CATALOGUE, EVENT_TYPES, eventTypeOf, familyOf, isEventPattern, wantsEvent } from "./status.ts";

describe("the catalogue", () => {
  it.each(TRANSACTION_KINDS)("has a name for every status that a %s can come to", (kind) => {
    for (const status of TRANSACTION_STATUSES) expect(EVENT_TYPES).toContain(eventTypeOf(kind, status));
  });

  it("names no status twice within a family, and each event once", () => {
    for (const family of EVENT_FAMILIES) {
      const statuses = CATALOGUE.filter((entry) => entry.family === family).flatMap(
        (entry) => entry.statuses,
      );
      expect(new Set(statuses).size).toBe(statuses.length);
    }
    expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length);
  });

  it("keeps the names that integrations are built on", () => {
    expect(EVENT_TYPES).toEqual(
      expect.arrayContaining([
        "transaction.succeeded",
        "transaction.failed",
        "transaction.underpaid",
        "transaction.review",
        "refund.succeeded",
        "payout.failed",
        "deposit.succeeded",
        "payment_link.paid",
        "invoice.paid",
        "endpoint.test",
      ]),
    );
    expect(eventTypeOf("payment", "declined")).toBe("transaction.failed");
    expect(eventTypeOf("payment", "confirming")).toBe("transaction.processing");
    expect(eventTypeOf("payout", "refunded")).toBe("payout.returned");
  });

  it("has a shape of data for every family", () => {
    for (const type of EVENT_TYPES) expect(EVENT_DATA[familyOf(type)]).toBeDefined();
  });
});

describe("what an endpoint chooses", () => {
  it("is everything, a family or one event", () => {
    for (const pattern of ["*", "transaction.*", "payment_link.*", "refund.failed"])
      expect(isEventPattern(pattern)).toBe(true);
    for (const pattern of [
      "",
      "transaction",
      "trans*",
      "*.succeeded",
      "endpoint.*",
      "toString.*",
      "refund.paid",
    ])
      expect(isEventPattern(pattern)).toBe(false);
  });

  it("matches whole families and whole names only", () => {
    expect(wantsEvent(["payment_link.*"], "payment_link.paid")).toBe(true);
    expect(wantsEvent(["transaction.*"], "refund.succeeded")).toBe(false);
    expect(wantsEvent(["refund.succeeded"], "refund.succeeded")).toBe(true);
    expect(wantsEvent(["*"], "invoice.paid")).toBe(true);
    expect(wantsEvent([], "invoice.paid")).toBe(false);
  });
});
