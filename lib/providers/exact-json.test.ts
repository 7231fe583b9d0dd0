import { describe, expect, it } from "vitest";
import { decimalText, exactNumber, expandExponent, parseExactJson } from "./exact-json.ts";

describe("parseExactJson", () => {
  it("keeps every digit of a number that a double would round", () => {
    const parsed = parseExactJson(
      '{"a":0.1,"b":12345678901234567890,"c":34490.00,"d":49990,"e":9007199254740993}',
    );
    expect(parsed).toEqual({
      ok: true,
      value: { a: "0.1", b: "12345678901234567890", c: "34490.00", d: 49990, e: "9007199254740993" },
    });
  });

  it("writes exponents out", () => {
    expect(parseExactJson("[1e21, 5e4, 1.5e-3, -2.50E1]")).toEqual({
      ok: true,
      value: ["1000000000000000000000", "50000", "0.0015", "-25.0"],
    });
  });

  it("counts the last of two equal keys, whether or not a number has to be kept exact", () => {
    expect(parseExactJson('{"a":1,"a":2}')).toEqual({ ok: true, value: { a: 2 } });
    expect(parseExactJson('{"a":1.10,"a":2.20}')).toEqual({ ok: true, value: { a: "2.20" } });
  });

  it("refuses absurd depth, and does not take brackets in a text for it", () => {
    const nested = (depth: number) => parseExactJson(`${"[".repeat(depth)}${"]".repeat(depth)}`);
    expect([nested(100).ok, nested(101).ok, nested(500_000).ok]).toEqual([true, false, false]);
    expect(parseExactJson(JSON.stringify({ text: `"\\${"[".repeat(500)}` })).ok).toBe(true);
    expect(parseExactJson(JSON.stringify(Array.from({ length: 500 }, () => ({})))).ok).toBe(true);
  });

  it("refuses what is no JSON", () => {
    expect(parseExactJson("<html>")).toEqual({ ok: false, error: "malformed" });
    expect(parseExactJson("")).toEqual({ ok: false, error: "malformed" });
  });
});

describe("expandExponent", () => {
  it("gives up on absurd lengths", () => {
    expect(expandExponent("1e999")).toBeNull();
    expect(expandExponent("abc")).toBeNull();
  });
});

describe("exactNumber", () => {
  it("is sent as a JSON number with exactly these digits", () => {
    expect(JSON.stringify({ amount: exactNumber("50000.50") })).toBe('{"amount":50000.50}');
    expect(JSON.stringify({ amount: exactNumber("12345678901234567890.123456789") })).toBe(
      '{"amount":12345678901234567890.123456789}',
    );
    expect(JSON.stringify([exactNumber("007.5"), exactNumber("0.30")])).toBe("[7.5,0.30]");
  });

  it("takes nothing but decimals", () => {
    expect(() => exactNumber("1e3")).toThrow();
    expect(() => exactNumber('1,"x":1')).toThrow();
  });
});

describe("decimalText", () => {
  it("reads strings and whole numbers alike", () => {
    expect(decimalText.parse("50000.50")).toBe("50000.50");
    expect(decimalText.parse(-215520)).toBe("-215520");
    expect(decimalText.safeParse(0.5).success).toBe(false);
  });
});
