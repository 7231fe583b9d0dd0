import { describe, expect, it } from "vitest";
import { changeWords, clockAt, figureParts, greetingAt, longDay, shortDay } from "./overview-words.ts";

const zone = "America/Bogota";

it.each([
  ["2026-11-19T09:59:00Z", "Good evening"],
  ["2026-11-19T10:00:00Z", "Good morning"],
  ["2026-11-19T17:00:00Z", "Good afternoon"],
  ["2026-11-19T23:00:00Z", "Good evening"],
  ["2026-11-20T05:00:00Z", "Good evening"],
])("at %s a merchant in Bogotá is wished: %s", (at, greeting) => {
  expect(greetingAt(new Date(at), zone)).toBe(greeting);
});

it("names the merchant's day and hour, not the reader's", () => {
  const at = new Date("2026-11-20T02:41:00Z");
  expect(longDay(at, zone, "en-GB")).toBe("Thursday 19 November");
  expect(clockAt(at, zone, "en-GB")).toBe("21:41");
  expect(shortDay("2026-10-22", "en-GB")).toBe("22 Oct");
});

describe("figureParts", () => {
  it("shortens from a million on and keeps every digit below", () => {
    expect(figureParts("412600000.00", "COP", "en")).toEqual({ loud: "412.6", quiet: " M" });
    expect(figureParts("999999.50", "COP", "en")).toEqual({ loud: "999,999", quiet: ".50" });
    expect(figureParts("2917.320000", "USDT", "de")).toEqual({ loud: "2.917", quiet: ",32" });
  });
});

it("writes changes with a real minus and the reader's mark", () => {
  expect(changeWords("-1.1", "es")).toBe("−1,1");
  expect(changeWords("+0.4", "en")).toBe("+0.4");
});
