import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

describe("passwords", () => {
  it("are stored as argon2id with the agreed cost and their own salt", async () => {
    const [one, two] = await Promise.all([
      hashPassword("a long enough one"),
      hashPassword("a long enough one"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("match however the keyboard composes their accents", async () => {
    const stored = await hashPassword("caf\u00e9 de altura");
    expect(await verifyPassword(stored, "cafe\u0301 de altura")).toBe(true);
    expect(await verifyPassword(stored, "cafe de altura")).toBe(false);
  });

  it("never match where nobody is", async () => {
    expect(await verifyPassword(null, "")).toBe(false);
  });
});
