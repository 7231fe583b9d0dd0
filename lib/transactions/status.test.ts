import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  combine,
  isPaid,
  isSettled,
  STATUS_TABS,
  TRANSACTION_STATUSES,
  TRANSITIONS,
  type TransactionStatus,
  transition,
} from "./status.ts";

const anyStatus = fc.constantFrom(...TRANSACTION_STATUSES);

/** Each provider's whole event set for one transaction, as it comes when all goes in order. */
const EVENT_SETS: Readonly<Record<string, readonly TransactionStatus[]>> = {
  "88Pay card": ["created", "pending", "succeeded"],
  "88Pay rejected": ["created", "pending", "failed", "declined"],
  "PayIn order": ["created", "pending", "confirming", "succeeded", "succeeded"],
  "PayIn expiry": ["created", "pending", "expired"],
  "Pepay underpaid, then paid": ["created", "pending", "confirming", "underpaid", "succeeded"],
  "gateway refund": ["created", "processing", "succeeded", "partially_refunded", "refunded"],
  "gateway dispute": ["created", "succeeded", "disputed", "dispute_won"],
  "sources that disagree": ["created", "pending", "succeeded", "declined"],
};

describe("combine", () => {
  it("is commutative, associative and idempotent", () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, anyStatus, (a, b, c) => {
        expect(combine(a, b)).toBe(combine(b, a));
        expect(combine(combine(a, b), c)).toBe(combine(a, combine(b, c)));
        expect(combine(a, a)).toBe(a);
      }),
      { numRuns: 5000 },
    );
  });

  it.each(Object.entries(EVENT_SETS))("ends every order of %s alike", (_name, events) => {
    const ends = new Set(permutations(events).map((order) => order.reduce(combine)));
    expect([...ends]).toHaveLength(1);
  });

  it.each([
    ["88Pay card", "succeeded"],
    ["88Pay rejected", "declined"],
    ["Pepay underpaid, then paid", "succeeded"],
    ["gateway refund", "refunded"],
    ["gateway dispute", "dispute_won"],
    ["sources that disagree", "review"],
  ] as const)("ends %s as %s", (name, end) => {
    expect(EVENT_SETS[name]?.reduce(combine)).toBe(end);
  });
});

describe("transition", () => {
  it("never moves a settled state back to an open one", () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (current, said) => {
        if (isSettled(current)) expect(isSettled(transition(current, said).status)).toBe(true);
        if (isPaid(current))
          expect(["paid", "held"]).toContain(isPaid(transition(current, said).status) ? "paid" : "held");
      }),
    );
  });

  it("names what happened", () => {
    expect(transition("pending", "succeeded")).toEqual({ status: "succeeded", verdict: "applied" });
    expect(transition("succeeded", "pending")).toEqual({ status: "succeeded", verdict: "stale" });
    expect(transition("succeeded", "succeeded")).toEqual({ status: "succeeded", verdict: "same" });
    expect(transition("succeeded", "declined")).toEqual({ status: "review", verdict: "conflict" });
    expect(transition("underpaid", "expired")).toEqual({ status: "review", verdict: "conflict" });
    expect(transition("review", "succeeded")).toEqual({ status: "review", verdict: "stale" });
  });

  it("is written out as a whole table", () => {
    expect(Object.keys(TRANSITIONS)).toEqual([...TRANSACTION_STATUSES]);
    expect(TRANSITIONS.expired.succeeded).toBe("conflict");
  });
});

describe("tabs", () => {
  it("show every status on one tab besides All", () => {
    const shown = Object.values(STATUS_TABS).flatMap((tab): readonly TransactionStatus[] => tab.statuses);
    expect(shown.toSorted()).toEqual([...TRANSACTION_STATUSES].toSorted());
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}
