import { beforeAll, describe, expect, it } from "vitest";
import { overrideEnv } from "../env.ts";
import { readTyped, TYPED_COOKIE, typedCookie } from "./typed-form.ts";

beforeAll(() => overrideEnv({ PAYDECK_URL: "https://paydeck.example.com" }));

const keptIn = (cookie: string) => /^paydeck_typed=([^;]*);/.exec(cookie)?.[1];

describe("what a payer typed", () => {
  it("is kept for the link's own page for a minute, and read again as it was", () => {
    const typed = { method: "con_1:card", amount: "4.99", answers: { q1: 'Niño; "M"\n☕', q2: "" } };
    const cookie = typedCookie("logo-Ab1", typed);
    expect(cookie).toMatch(new RegExp(`^${TYPED_COOKIE}=[\\w-]+; Path=/pay/logo-Ab1; Max-Age=60; HttpOnly`));
    expect(cookie).toContain("; Secure");
    expect(readTyped(keptIn(cookie))).toEqual(typed);
  });

  it("loses its longest answers before a browser would lose it whole", () => {
    const answers = { q1: "short", q2: "é".repeat(2000), q3: "x".repeat(1500) };
    const cookie = typedCookie("logo", { method: "m", amount: "1", answers });
    expect(cookie.length).toBeLessThan(4096);
    expect(readTyped(keptIn(cookie))?.answers).toEqual({ q1: "short", q3: "x".repeat(1500) });
  });

  it.each([
    undefined,
    "",
    "!!",
    Buffer.from("[]").toString("base64url"),
    Buffer.from('{"amount":1}').toString("base64url"),
  ])("is nothing for %s", (value) => expect(readTyped(value)).toBeNull());
});
