import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyFromUnits, moneyOf } from "../money.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { type KnownTransaction, mergeFact } from "./merge-fact.ts";
import { TRANSACTION_STATUSES } from "./status.ts";

const AT = new Date("2026-11-19T14:00:00Z");

function known(patch: Partial<KnownTransaction> = {}): KnownTransaction {
  const amount = moneyOf("49.99", "USD");
  return {
    status: "pending",
    providerStatus: "",
    reason: null,
    amount,
    received: null,
    refunded: null,
    confirmations: null,
    paidAt: null,
    ...patch,
  };
}

function fact(patch: Partial<ProviderFact>): ProviderFact {
  return {
    subject: {},
    kind: "payment",
    status: "pending",
    providerStatus: "",
    mayBeginElsewhere: false,
    ...patch,
  };
}

describe("mergeFact", () => {
  it("says what is missing and what is too much", () => {
    const short = mergeFact(known(), fact({ status: "underpaid", received: moneyOf("37.59", "USD") }), AT);
    expect(short.reason).toBe("12.40 USD missing");
    const over = mergeFact(known(), fact({ status: "succeeded", received: moneyOf("50", "USD") }), AT);
    expect(over.reason).toBe("0.01 USD too much");
  });

  it("keeps what the provider adds about how the rest must come, while it is about this rest", () => {
    const words = "12.40 USD missing, to be finished on Solana";
    const received = moneyOf("37.59", "USD");
    const told = mergeFact(known(), fact({ status: "underpaid", received, reason: words }), AT);
    expect(told.reason).toBe(words);
    const short = known({ status: "underpaid", received, reason: words });
    expect(mergeFact(short, fact({ status: "confirming" }), AT).reason).toBe(words);
    const more = fact({ status: "underpaid", received: moneyOf("40", "USD") });
    expect(mergeFact(short, more, AT).reason).toBe("9.99 USD missing");
  });

  it("tells the first payment from every later word about it", () => {
    const first = mergeFact(known(), fact({ status: "succeeded" }), AT);
    expect(first.moneyCame).toBe(true);
    const again = mergeFact(known({ status: "succeeded", paidAt: AT }), fact({ status: "succeeded" }), AT);
    expect(again.moneyCame).toBe(false);
  });

  it("holds late money for review, and still counts that it came", () => {
    const held = mergeFact(known({ status: "declined", reason: "No" }), fact({ status: "succeeded" }), AT);
    expect(held).toMatchObject({ status: "review", verdict: "conflict", moneyCame: true });
    expect(held.reason).toBe("One source says declined, another succeeded");
  });

  it("ends every order of the same facts alike", () => {
    const anyFact = fc.record({
      status: fc.constantFrom(...TRANSACTION_STATUSES),
      cents: fc.option(fc.bigInt({ min: 0n, max: 6000n }), { nil: undefined }),
      minute: fc.nat({ max: 59 }),
    });
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 5 }), fc.func(fc.integer()), (parts, rank) => {
        const facts = parts.map(({ status, cents, minute }) =>
          fact({
            status,
            occurredAt: new Date(AT.getTime() + minute * 60_000),
            ...(cents === undefined ? {} : { received: moneyFromUnits(cents, "USD") }),
          }),
        );
        const shuffled = facts.toSorted((a, b) => rank(a) - rank(b));
        expect(end(shuffled)).toEqual(end(facts));
      }),
      { numRuns: 1000 },
    );
  });
});

/** What is left of the facts, in the order given, of all that may not depend on order. */
function end(facts: readonly ProviderFact[]) {
  let state = known();
  for (const next of facts) {
    const {
      status,
      reason,
      received = null,
      paidAt = null,
      confirmations = null,
    } = mergeFact(state, next, AT);
    state = known({ status, reason, received, paidAt, confirmations });
  }
  return { status: state.status, received: state.received, paidAt: state.paidAt };
}
