import { describe, expect, it } from "vitest";
import { CATALOGUE, isEventPattern } from "#lib/event-catalogue/status.ts";
import { CHOICES, choiceWords, chooseAll, chooseEvent, chooseFamily, chosenOf } from "./event-choice.ts";

const REFUNDS = CATALOGUE.filter(({ family }) => family === "refund").map(({ type }) => type);
const nameOf = (family: string) => family;

describe("the choice of events", () => {
  it("takes everything apart when one event is left out", () => {
    const chosen = chooseEvent(chooseAll(true), "refund.failed", false);
    expect(chosen).not.toContain("*");
    expect(chosenOf(chosen, "refund")).toEqual(REFUNDS.filter((type) => type !== "refund.failed"));
    for (const { family } of CHOICES.filter((one) => one.family !== "refund"))
      expect(chosen).toContain(`${family}.*`);
    expect(chosen.every(isEventPattern)).toBe(true);
  });

  it("says a whole family by its pattern, however it was ticked", () => {
    const one = chooseEvent([], "transaction.succeeded", true);
    expect(one).toEqual(["transaction.succeeded"]);
    const whole = REFUNDS.reduce((chosen, type) => chooseEvent(chosen, type, true), one);
    expect(whole).toEqual(["transaction.succeeded", "refund.*"]);
    expect(chooseFamily(one, "refund", true)).toEqual(whole);
    expect(chooseFamily(whole, "refund", false)).toEqual(one);
  });

  it("offers everything that can be chosen, and no test event", () => {
    expect(CHOICES.flatMap(({ events }) => events).every(({ type }) => isEventPattern(type))).toBe(true);
    expect(CHOICES.map(({ family }) => family)).not.toContain("endpoint");
  });

  it("is told in a few words", () => {
    expect(choiceWords(["*"], nameOf)).toBe("Everything");
    expect(choiceWords(["refund.failed"], nameOf)).toBe("refund.failed");
    expect(choiceWords(["refund.failed", "payout.failed"], nameOf)).toBe("2 events");
    expect(choiceWords(["refund.*", "payout.failed"], nameOf)).toBe("refund, 1 more");
    expect(choiceWords(["refund.*", "payout.*"], nameOf)).toBe("refund, payout");
  });
});
