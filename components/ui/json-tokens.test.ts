import { describe, expect, it } from "vitest";
import { formatJsonTokens } from "./json-tokens.ts";

const text = (source: string) =>
  formatJsonTokens(source)
    ?.map((token) => token.text)
    .join("");

describe("formatJsonTokens", () => {
  it("indents like JSON.stringify", () => {
    const value = { id: "evt_1", list: [1, { a: null }, []], empty: {}, ok: true };
    expect(text(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  });

  it("keeps digits a float would lose", () => {
    expect(text('{"amount":100.00,"wei":123456789012345678901234567890}')).toBe(
      '{\n  "amount": 100.00,\n  "wei": 123456789012345678901234567890\n}',
    );
  });

  it("tells names from values", () => {
    const tokens = formatJsonTokens('{"a":"b"}');
    expect(tokens?.filter((token) => token.text === '"a"')[0]?.kind).toBe("key");
    expect(tokens?.filter((token) => token.text === '"b"')[0]?.kind).toBe("string");
  });

  it("does not read brackets or commas inside strings", () => {
    expect(text('{"a":"{,:[\\"]"}')).toBe('{\n  "a": "{,:[\\"]"\n}');
  });

  it("does not mistake a string that is only a bracket for a bracket", () => {
    expect(text('["{"]')).toBe('[\n  "{"\n]');
  });

  it("answers null for what is not JSON", () => {
    expect(formatJsonTokens("a=1&b=2")).toBeNull();
    expect(formatJsonTokens('{"a":')).toBeNull();
    expect(formatJsonTokens("")).toBeNull();
  });
});
