import { describe, expect, it } from "vitest";
import { WEBHOOK_REFUSALS } from "../providers/webhook-contract.ts";
import { eventProblem } from "./event-problem.ts";

const event = {
  status: "processed",
  refusal: null,
  errorCode: null,
  errorMessage: null,
  attempts: 1,
} as const;

describe("eventProblem", () => {
  it("is silent about what went well", () => {
    expect(eventProblem(event)).toBeNull();
    expect(eventProblem({ ...event, status: "duplicate", errorMessage: "old" })).toBeNull();
  });

  it("has its own words for every refusal", () => {
    const words = WEBHOOK_REFUSALS.map((refusal) => eventProblem({ ...event, status: "rejected", refusal }));
    expect(new Set(words).size).toBe(WEBHOOK_REFUSALS.length);
    expect(eventProblem({ ...event, status: "rejected", refusal: "something new" })).toContain("Refused");
  });

  it("says whether it will be tried again", () => {
    const said = {
      errorCode: "amount_mismatch",
      errorMessage: "It says 1.00 USD, the transaction is 2.00 USD",
    };
    const why = "Amount does not match. It says 1.00 USD, the transaction is 2.00 USD.";
    expect(eventProblem({ ...event, ...said, status: "failed" })).toBe(`${why} Not applied yet.`);
    expect(eventProblem({ ...event, ...said, status: "dead", attempts: 9 })).toBe(
      `${why} Not applied; no further try after 9.`,
    );
  });
});
