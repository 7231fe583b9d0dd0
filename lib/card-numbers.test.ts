import { describe, expect, it } from "vitest";
import { containsCardNumber, maskCardNumbers } from "./card-numbers.ts";

// Assembled here so that no card-shaped number stands in a file.
const card = ["4242", "4242", "4242", "4242"];

describe("maskCardNumbers", () => {
  it.each([card.join(""), card.join(" "), card.join("-")])("masks %#", (number) => {
    expect(maskCardNumbers(`paid with ${number}.`)).toBe("paid with [card number].");
  });

  it.each([
    "4242424242424241",
    "1763634000000",
    "txn_01KAB4242424242424242X",
    "120.4242424242424242",
    "0xdeadbeef4242424242424242",
  ])("leaves %s alone", (text) => {
    expect(maskCardNumbers(text)).toBe(text);
    expect(containsCardNumber(text)).toBe(false);
  });

  it("finds one inside JSON", () => {
    expect(containsCardNumber(JSON.stringify({ note: card.join("") }))).toBe(true);
  });
});
