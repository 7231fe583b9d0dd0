import { describe, expect, it } from "vitest";
import { missingForProduction, readEnv } from "./env.ts";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const complete = {
  DATABASE_URL: "postgresql://paydeck:hidden@db.internal:5432/paydeck",
  PAYDECK_URL: "https://pay.example.com/",
  NEXTAUTH_SECRET: "s".repeat(40),
  PAYDECK_KEYS: `new:${key(2)},old:${key(1)}`,
};

describe("readEnv", () => {
  it("fills in defaults and treats an empty variable as unset", () => {
    const env = readEnv({ PAYDECK_URL: "" });
    expect(env.PAYDECK_URL).toBe("http://localhost:3000");
    expect(env.LOG_LEVEL).toBe("info");
    expect(env.PAYDECK_DEMO).toBe(false);
    expect(env.SANDBOX_URL).toBeUndefined();
  });

  it("removes the closing slash of an address", () => {
    expect(readEnv(complete).PAYDECK_URL).toBe("https://pay.example.com");
  });

  it("keeps the order of the key ring, the current key first", () => {
    const ring = readEnv(complete).PAYDECK_KEYS;
    expect(ring.map((entry) => entry.id)).toEqual(["new", "old"]);
    expect(ring[0]?.bytes).toEqual(Buffer.alloc(32, 2));
  });

  it.each([
    ["a short key", "a:c2hvcnQ="],
    ["a key without an id", key(1)],
    ["the same id twice", `a:${key(1)},a:${key(2)}`],
  ])("refuses %s in the key ring", (_case, ring) => {
    expect(() => readEnv({ PAYDECK_KEYS: ring }).PAYDECK_KEYS).toThrow(/^PAYDECK_KEYS must be/);
  });

  it("never repeats a refused value", () => {
    expect(() => readEnv({ NEXTAUTH_SECRET: "hunter2" }).NEXTAUTH_SECRET).toThrow(/^(?!.*hunter2)/);
  });
});

describe("missingForProduction", () => {
  it("is empty when everything is set", () => {
    expect(missingForProduction(complete)).toEqual([]);
  });

  it("names every setting that is missing or malformed, those with a development default too", () => {
    expect(missingForProduction({ ...complete, PAYDECK_URL: "", DATABASE_URL: "mysql://x/y" })).toEqual([
      "DATABASE_URL must be a postgresql:// address",
      "PAYDECK_URL is not set",
    ]);
  });
});
