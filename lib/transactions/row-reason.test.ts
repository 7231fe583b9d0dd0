import { describe, expect, it } from "vitest";
import { moneyOf } from "../money.ts";
import { rowReason } from "./row-reason.ts";

const amount = moneyOf("49.99", "USD");

describe("rowReason", () => {
  it("prefers what a source said", () => {
    expect(rowReason({ status: "declined", reason: "Insufficient funds", amount, received: null })).toBe(
      "Insufficient funds",
    );
  });

  it("says how much of an underpaid one is missing", () => {
    const received = moneyOf("37.59", "USD");
    expect(rowReason({ status: "underpaid", reason: null, amount, received })).toBe("12.40 USD missing");
  });

  it("never subtracts across currencies", () => {
    const received = moneyOf("37.59", "USDT");
    expect(rowReason({ status: "underpaid", reason: null, amount, received })).toBeNull();
  });

  it("says that sources disagree", () => {
    expect(rowReason({ status: "review", reason: null, amount, received: null })).toBe("Sources disagree");
  });
});
