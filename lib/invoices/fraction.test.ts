import { expect, test } from "vitest";
import { compareDecimals, subtractDecimals } from "./fraction.ts";

test("decimals are taken from each other exactly, and never below nothing", () => {
  expect(subtractDecimals("4", "1.5")).toBe("2.5");
  expect(subtractDecimals("0.3", "0.1")).toBe("0.2");
  expect(subtractDecimals("1.000001", "0.000001")).toBe("1");
  expect(subtractDecimals("1", "1.0")).toBe("0");
  expect(subtractDecimals("1", "2")).toBe("0");
});

test("decimals compare by value, however they are written", () => {
  expect(compareDecimals("1.50", "1.5")).toBe(0);
  expect(compareDecimals("2", "10")).toBe(-1);
  expect(compareDecimals("0.30", "0.299999")).toBe(1);
});
