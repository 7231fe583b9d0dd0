import { describe, expect, it } from "vitest";
import { amountWords, countryChoices } from "./filter-words.ts";

describe("amountWords", () => {
  it.each([
    [{ min: "10", max: "500", currency: "COP" }, "10 to 500 COP"],
    [{ min: "10" }, "from 10"],
    [{ max: "500" }, "up to 500"],
    [{ currency: "USD" }, "USD"],
    [{}, ""],
  ])("says %o", (filters, words) => {
    expect(amountWords(filters)).toBe(words);
  });
});

describe("countryChoices", () => {
  it("names and sorts countries in the reader's language", () => {
    expect(countryChoices(["MX", "BR"], "es").map((choice) => choice.label)).toEqual(["Brasil", "México"]);
  });
});
