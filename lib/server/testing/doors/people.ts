import { setTimeout as sleep } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { type Permission, ROLE_PERMISSIONS, ROLES } from "../../../auth/permissions.ts";
import { asOwner } from "../../../db/as-owner.ts";
import { db } from "../../../db/client.ts";
import { pool } from "../../../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../../../db/testing/test-database.ts";
import { env } from "../../../env.ts";
import { newId } from "../../../ids.ts";
import { createMerchant } from "../../../team/create-merchant.ts";
import { createSession } from "../../../team/create-session.ts";
import { sessionCookieName } from "../../session-cookie.ts";

/**
 * What somebody's browser sends, in place of what Next knows of a request. It counts for doors that are loaded after
 * this file, as those that import.meta.glob finds are.
 */
export const browser = { cookies: new Map<string, string>(), headers: new Map<string, string>() };
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) =>
      browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined,
  }),
  headers: async () => ({ get: (name: string) => browser.headers.get(name) ?? null }),
}));
/** What Next does when a page gives up is to throw; these throw what can be told apart. */
vi.mock("next/navigation", async (original) => {
  const stop = (kind: string) => () => {
    throw new Stopped(kind);
  };
  return {
    ...(await original<object>()),
    redirect: stop("redirect"),
    notFound: stop("not found"),
    forbidden: stop("forbidden"),
  };
});
/** Says what Next would show in place of the page. */
export class Stopped extends Error {}

export const SLUG = "cafe-altura";
export const PEOPLE = [...ROLES, "signed out", "stranger"] as const;
type Person = (typeof PEOPLE)[number];
const sealed = new Map<string, string>();

/** One of each role, and the owner of another merchant: in a database of their own, until the last test. */
export function invitePeople(): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
    const cafe = await createMerchant({ ...place, name: "Café Altura" });
    const rival = await createMerchant({ ...place, name: "Rival" });
    for (const role of ROLES) await signIn(role, cafe.id, role);
    await signIn("stranger", rival.id, "owner");
  });
  afterAll(async () => {
    // The stream's one connection listens until its database goes.
    await asOwner((owner) =>
      owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      ),
    );
    await sleep(100);
    await database.drop();
  });
  beforeEach(() => browser.headers.clear());
}

/** `role` is a built-in one or the id of the merchant's own. */
export async function signIn(person: string, merchantId: string, role: string): Promise<void> {
  const userId = newId("user");
  // Nobody types a password here: none is hashed.
  const user = { id: userId, email: `${person}@cafe.test`, name: person, passwordHash: "none" };
  await db().user.create({ data: user });
  await db().member.create({ data: { merchantId, id: newId("member"), userId, role } });
  const sid = await createSession(userId, { address: "", userAgent: "" });
  sealed.set(person, await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET }));
}

/** Whoever has not signed in is signed out. */
export function become(person: string): void {
  browser.cookies.clear();
  const cookie = sealed.get(person);
  if (cookie !== undefined) browser.cookies.set(sessionCookieName(), cookie);
}

/** What somebody must meet at a door that asks for `permissions`; null: they come through. */
export function refusalOf(person: Person, permissions: readonly Permission[]): string | null {
  if (person === "signed out") return "not_signed_in";
  if (person === "stranger") return "not_found";
  const held = ROLE_PERMISSIONS[person];
  return permissions.every((one) => held.includes(one)) ? null : "forbidden";
}

/** For the tests around it: the owner, who has no second factor, comes to a merchant where owners must have one. */
export function ownersMustHaveFactor(): void {
  const setRoles = (roles: string[]) =>
    pool().query("UPDATE merchants SET factor_roles = $1 WHERE slug = $2", [roles, SLUG]);
  beforeAll(() => setRoles(["owner"]));
  afterAll(() => setRoles([]));
  beforeEach(() => become("owner"));
}
