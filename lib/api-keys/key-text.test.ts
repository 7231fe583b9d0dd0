import { describe, expect, it } from "vitest";
import { isKeyText, keyHash, newKeyText } from "./key-text.ts";

describe("a key of the API", () => {
  it("says what it is and its mode, in letters and digits that a double click takes whole", () => {
    for (const mode of ["test", "live"] as const) {
      const key = newKeyText(mode);
      expect(key).toMatch(new RegExp(`^pd_${mode}_[0-9A-Za-z]{49}$`));
      expect(isKeyText(key)).toBe(true);
    }
    expect(new Set(Array.from({ length: 500 }, () => newKeyText("live"))).size).toBe(500);
  });

  it("is told from what only looks like one by its check digits", () => {
    const key = newKeyText("test");
    const other = key.at(20) === "a" ? "b" : "a";
    expect(isKeyText(key.slice(0, 20) + other + key.slice(21))).toBe(false);
    expect(isKeyText(key.replace("_test_", "_live_"))).toBe(false);
    for (const text of ["", key.slice(0, -1), `${key}0`, ` ${key}`, "pd_live_", `pd_live_${"0".repeat(49)}`])
      expect(isKeyText(text), text).toBe(false);
  });

  it("is kept as its SHA-256 alone", () => {
    expect(keyHash("pd_test_")).toBe("25afe7039aff5232f8ccbbccfc8e3623f21c81792cab02fc2393695fe7d4f455");
    expect(keyHash(newKeyText("test"))).toMatch(/^[0-9a-f]{64}$/);
  });
});
