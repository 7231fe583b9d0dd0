import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { env } from "../env.ts";
import { newId, type SessionId, type UserId } from "../ids.ts";
import { createMember } from "../team/create-member.ts";
import { createMerchant } from "../team/create-merchant.ts";
import { createSession } from "../team/create-session.ts";
import { endSession } from "../team/end-session.ts";
import { authorize } from "./authorize.ts";
import { currentMember } from "./current-member.ts";
import { MODE_COOKIE } from "./mode-cookie.ts";
import { sessionCookieName } from "./session-cookie.ts";

const jar = vi.hoisted(() => new Map<string, string>());
const given = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => ({ get: (name: string) => given.get(name) ?? null }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
  }),
}));

let database: TestDatabase;
let userId: UserId;

beforeAll(async () => {
  database = await createTestDatabase();
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  const cafe = await createMerchant({ ...place, name: "Café Altura" });
  await createMerchant({ ...place, name: "Rival" });
  const person = { name: "Valentina", email: "v@cafe.test", password: "three unrelated words" };
  ({ userId } = await createMember({ ...person, merchantId: cafe.id, role: "support" }));
});
afterAll(() => database.drop());
beforeEach(() => {
  jar.clear();
  given.clear();
});

async function signInCookie(secret = env().NEXTAUTH_SECRET): Promise<SessionId> {
  const sid = await createSession(userId, { address: "", userAgent: "" });
  jar.set(sessionCookieName(), await encode({ token: { sid }, secret }));
  return sid;
}

describe("authorize", () => {
  it("turns a request's cookies into a scope of the chosen mode", async () => {
    await signInCookie();
    jar.set(MODE_COOKIE, "test");
    const scope = await authorize("cafe-altura", "transactions.read");
    expect(scope).toMatchObject({ mode: "test", actor: { type: "member", name: "Valentina" } });
  });

  it("takes an unknown mode for none", async () => {
    await signInCookie();
    jar.set(MODE_COOKIE, "production");
    expect((await authorize("cafe-altura", "transactions.read")).mode).toBe("live");
  });

  it("is use of a session, unless a screen asks by itself while nobody touches it", async () => {
    const sid = await signInCookie();
    const aged = async () => {
      const ago = "UPDATE sessions SET last_seen_at = now() - interval '5 minutes' WHERE id = $1";
      await pool().query(ago, [sid]);
      await authorize("cafe-altura", "transactions.read");
      const { rows } = await pool().query(
        "SELECT last_seen_at < now() - interval '4 minutes' AS aged FROM sessions WHERE id = $1",
        [sid],
      );
      return rows[0].aged;
    };
    expect(await aged()).toBe(false);
    given.set("accept", "text/event-stream");
    expect(await aged()).toBe(true);
    given.set("accept", "application/json");
    expect(await aged()).toBe(false);
    given.set("x-paydeck-unattended", "1");
    expect(await aged()).toBe(true);
  });

  it("names the permission that a role lacks", async () => {
    await signInCookie();
    const refusal = authorize("cafe-altura", "balances.read");
    await expect(refusal).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("balances.read"),
    });
  });

  it("does not find a merchant of somebody else", async () => {
    await signInCookie();
    await expect(authorize("rival", "transactions.read")).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks to sign in without a cookie, with a made-up one, with one sealed elsewhere, and for no session", async () => {
    const refused = () =>
      expect(authorize("cafe-altura", "transactions.read")).rejects.toMatchObject({ code: "not_signed_in" });
    await refused();
    jar.set(sessionCookieName(), "made.up");
    await refused();
    await signInCookie("another installation's secret, also long");
    await refused();
    const sid = newId("session");
    jar.set(sessionCookieName(), await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET }));
    await refused();
  });

  it("asks to sign in again once the session was ended, though the cookie still is good", async () => {
    const sid = await signInCookie();
    await authorize("cafe-altura", "transactions.read");
    await endSession(sid);
    await expect(authorize("cafe-altura", "transactions.read")).rejects.toMatchObject({
      code: "not_signed_in",
    });
  });
});

it("tells the shell who is reading, what they may do and where else they belong", async () => {
  await signInCookie();
  const reader = await currentMember("cafe-altura");
  expect(reader).toMatchObject({ user: { email: "v@cafe.test" }, member: { role: { id: "support" } } });
  expect(reader.permissions).not.toContain("balances.read");
  expect(reader.merchants.map((merchant) => merchant.slug)).toEqual(["cafe-altura"]);
  expect(JSON.stringify(reader)).not.toContain("argon2");
});
