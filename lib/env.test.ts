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

  it("wants all of the company's sign-in or nothing, by https but for an issuer on this machine", () => {
    const all = {
      PAYDECK_OIDC_ISSUER: "https://sso.example.com/realms/altura/",
      PAYDECK_OIDC_CLIENT_ID: "paydeck",
      PAYDECK_OIDC_CLIENT_SECRET: "hunter2",
    };
    const problems = (oidc: Record<string, string>) => missingForProduction({ ...complete, ...oidc });
    expect(problems(all)).toEqual([]);
    expect(readEnv(all).PAYDECK_OIDC_ISSUER).toBe(all.PAYDECK_OIDC_ISSUER);
    expect(problems({ ...all, PAYDECK_OIDC_ISSUER: "http://127.0.0.1:8080" })).toEqual([]);
    expect(problems({ ...all, PAYDECK_OIDC_CLIENT_SECRET: "" })).toEqual([
      "PAYDECK_OIDC_CLIENT_SECRET is not set, and PAYDECK_OIDC_ISSUER, PAYDECK_OIDC_CLIENT_ID is",
    ]);
    expect(problems({ ...all, PAYDECK_OIDC_ISSUER: "http://sso.example.com" })).toEqual([
      expect.stringMatching(/^PAYDECK_OIDC_ISSUER must be an https/),
    ]);
  });

  it("lets mail be missing as a whole, and names what is wrong with half of it", () => {
    const from = "pay@example.com";
    const server = "smtps://user:hunter2@mail.example.com:465";
    const problems = (mail: Record<string, string>) => missingForProduction({ ...complete, ...mail });
    expect(problems({ PAYDECK_SMTP_URL: server, PAYDECK_MAIL_FROM: from })).toEqual([]);
    expect(problems({ PAYDECK_SMTP_URL: server })).toEqual([
      "PAYDECK_MAIL_FROM is not set, and PAYDECK_SMTP_URL is",
    ]);
    expect(
      problems({ PAYDECK_SMTP_URL: "https://user:hunter2@x", PAYDECK_MAIL_FROM: "Altura <a@b.co>" }),
    ).toEqual([
      expect.stringMatching(/^PAYDECK_SMTP_URL must be like smtp:(?!.*hunter2)/),
      "PAYDECK_MAIL_FROM must be one e-mail address, without a name",
    ]);
  });
});
