import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneLine } from "./one-line.ts";

describe("oneLine", () => {
  it("leaves no way to begin another header, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(/[\r\n\0\u2028\u2029]/);
        expect(Array.from(line).length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it("keeps what people write, and shortens by whole letters", () => {
    expect(oneLine("  Ana  María\tGómez ")).toBe("Ana María Gómez");
    expect(oneLine("😀".repeat(300), 3)).toBe("😀😀…");
  });

  it("drops what turns the order of letters around", () => {
    expect(oneLine("invoice\u202efdp.exe")).toBe("invoice fdp.exe");
  });
});
