import { afterEach, expect, it } from "vitest";
import { env, overrideEnv } from "../env.ts";
import { privateCookie, sessionCookieName } from "./session-cookie.ts";

const before = env().PAYDECK_URL;
afterEach(() => overrideEnv({ PAYDECK_URL: before }));

it("is bound to this host and to https where we are reached that way", () => {
  overrideEnv({ PAYDECK_URL: "https://paydeck.test" });
  expect(sessionCookieName()).toMatch(/^__Host-/);
  expect(privateCookie()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
});

it("is one that plain http takes on one's own machine", () => {
  overrideEnv({ PAYDECK_URL: "http://localhost:3000" });
  expect(sessionCookieName()).not.toContain("__Host-");
  expect(privateCookie()).toMatchObject({ httpOnly: true, sameSite: "lax", secure: false });
});
