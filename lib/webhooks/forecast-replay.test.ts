import { describe, expect, it } from "vitest";
import { type ForecastFact, forecastReplay, type Reading } from "./forecast-replay.ts";
import { EVENT_STATUSES, isReplayable } from "./status.ts";

const fact: ForecastFact = {
  said: "succeeded",
  current: "pending",
  transactionId: "txn_1",
  amountDiffers: false,
  mayBeginElsewhere: false,
};
const facts = (...changes: Partial<ForecastFact>[]): Reading => ({
  kind: "facts",
  facts: changes.map((change) => ({ ...fact, ...change })),
});

describe("forecastReplay", () => {
  it("says nothing where there is nothing to replay", () => {
    const silent = EVENT_STATUSES.filter((status) => forecastReplay(status, facts({})) === null);
    expect(silent).toEqual(EVENT_STATUSES.filter((status) => !isReplayable(status)));
  });

  it.each([
    ["a change", facts({}), "would change Pending to Succeeded."],
    ["no change", facts({ current: "succeeded" }), "would change nothing: already applied."],
    [
      "an old fact",
      facts({ said: "pending", current: "succeeded" }),
      "would change nothing: it says Pending, and the payment is already Succeeded.",
    ],
    [
      "a contradiction",
      facts({ said: "declined", current: "succeeded" }),
      "would hold the payment for review: the event says Declined, we have Succeeded.",
    ],
    [
      "another amount",
      facts({ amountDiffers: true }),
      "would be refused again until the order or the amount changes.",
    ],
    [
      "an unknown payment",
      facts({ current: null }),
      "would be tried again, and fail until a transaction here matches it.",
    ],
    [
      "a payment begun elsewhere",
      facts({ current: null, mayBeginElsewhere: true }),
      "would write down a new transaction: Succeeded.",
    ],
    [
      "a broken body",
      { kind: "unreadable", why: "The body is not JSON" },
      "would fail again: the body is not JSON.",
    ],
    [
      "an unknown type",
      { kind: "ignored", why: "JSON of no use" },
      "would be ignored again: JSON of no use.",
    ],
    ["no facts", facts(), "would change nothing: the event says nothing about a payment."],
  ] as const)("foresees %s", (_name, reading, words) => {
    expect(forecastReplay("dead", reading)).toBe(words);
  });

  it("tells the strongest of several effects", () => {
    expect(forecastReplay("processed", facts({ current: "succeeded" }, {}))).toBe(
      "would change Pending to Succeeded.",
    );
  });
});
