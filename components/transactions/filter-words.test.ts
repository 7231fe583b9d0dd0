import { describe, expect, it } from "vitest";
import { amountWords, countryChoices, daysWords } from "./filter-words.ts";

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

describe("daysWords", () => {
  it.each([
    [{ range: "7d" }, "Last 7 days"],
    [{ range: "all" }, undefined],
    [{ range: "7d", from: "2026-11-12", to: "2026-11-12" }, "12 Nov 2026"],
    [{ range: "all", from: "2026-11-12", to: "2026-11-15" }, "12 Nov 2026 to 15 Nov 2026"],
    [{ range: "all", from: "2026-11-12" }, "from 12 Nov 2026"],
    [{ range: "all", to: "2026-11-12" }, "until 12 Nov 2026"],
  ] as const)("writes %o as %s", (filters, words) => {
    expect(daysWords(filters, "en-GB")).toBe(words);
  });
});
