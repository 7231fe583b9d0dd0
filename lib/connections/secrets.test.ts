import { beforeEach, describe, expect, it } from "vitest";
import { overrideEnv } from "../env.ts";
import { newId } from "../ids.ts";
import { seal, unseal } from "./secrets.ts";

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;
const context = { merchantId: newId("merchant"), ownerId: newId("connection") };
const SECRET = '{"apiKey":"planted-9f3a","name":"Café ☕"}';

beforeEach(() => overrideEnv({ PAYDECK_KEYS: key("k1", 1) }));

describe("sealed secrets", () => {
  it("open to what was sealed, and never look the same twice", () => {
    const [first, second] = [seal(SECRET, context), seal(SECRET, context)];
    expect(unseal(first, context)).toBe(SECRET);
    expect(unseal(second, context)).toBe(SECRET);
    expect(Buffer.from(first).equals(second)).toBe(false);
    expect(Buffer.from(first).toString("latin1")).not.toContain("planted");
  });

  it("seal the empty text too", () => {
    expect(unseal(seal("", context), context)).toBe("");
  });

  it("do not open with any single byte changed", () => {
    const sealed = seal(SECRET, context);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(changed, context), `byte ${index}`).toThrow();
    }
  });

  it("do not open cut short, at any length", () => {
    const sealed = seal(SECRET, context);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(sealed.slice(0, length), context), `${length} bytes`).toThrow();
    }
  });

  it("take no proof that was cut short, even over nothing", () => {
    const sealed = seal("", context);
    for (const missing of [1, 4, 8, 12]) {
      expect(() => unseal(sealed.slice(0, -missing), context)).toThrow();
    }
  });

  it("open for no other merchant and no other connection", () => {
    const sealed = seal(SECRET, context);
    expect(() => unseal(sealed, { ...context, merchantId: newId("merchant") })).toThrow();
    expect(() => unseal(sealed, { ...context, ownerId: newId("connection") })).toThrow();
  });
});

describe("a rotated key ring", () => {
  it("opens old seals while the old key is in it, and seals with the first", () => {
    const old = seal(SECRET, context);
    overrideEnv({ PAYDECK_KEYS: `${key("k2", 2)},${key("k1", 1)}` });
    expect(unseal(old, context)).toBe(SECRET);
    const fresh = seal(SECRET, context);
    overrideEnv({ PAYDECK_KEYS: key("k2", 2) });
    expect(unseal(fresh, context)).toBe(SECRET);
    expect(() => unseal(old, context)).toThrow("not in the ring");
  });

  it("does not open with other bytes under the same id", () => {
    const sealed = seal(SECRET, context);
    overrideEnv({ PAYDECK_KEYS: key("k1", 9) });
    expect(() => unseal(sealed, context)).toThrow();
  });
});
