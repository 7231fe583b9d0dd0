import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { env } from "../env.ts";
import { createMember } from "../team/create-member.ts";
import { createSession } from "../team/create-session.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { apiRoute } from "./api/api-route.ts";
import { defineRead } from "./api/define-api.ts";
import { defineAction } from "./define-action.ts";
import { defineReader } from "./define-reader.ts";
import { sessionCookieName } from "./session-cookie.ts";
import { aKey, anOwner } from "./testing/call-api.ts";

/** What each way in gives to code that forgets whose rows it is to touch: PostgreSQL still shows one merchant's only. */
const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
  }),
  headers: async () => ({ get: () => null }),
}));

let database: TestDatabase;
let own: Scope;
let slug: string;
beforeAll(async () => {
  database = await createTestDatabase();
  own = await aMerchant();
  for (const scope of [own, await aMerchant()]) await aTransaction(scope, await aConnection(scope));
  ({ slug } = await db().merchant.findUniqueOrThrow({ where: { id: own.merchantId } }));
  const whoever = { name: "Ana", email: "ana@cafe.test", password: "three unrelated words" };
  const { userId } = await createMember({ ...whoever, merchantId: own.merchantId, role: "owner" });
  const sid = await createSession(userId, { address: "", userAgent: "" });
  jar.set(sessionCookieName(), await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET }));
});
afterAll(() => database.drop());

const everyMerchant = async () => {
  const { rows } = await pool().query<{ merchant_id: string }>(
    "SELECT DISTINCT merchant_id FROM transactions",
  );
  return rows.map(({ merchant_id }) => merchant_id);
};

test("there are two merchants to be told apart", async () => {
  expect(await everyMerchant()).toHaveLength(2);
});

test("a reader without a where", async () => {
  const reader = defineReader({ permission: "transactions.read", params: z.object({}), read: everyMerchant });
  expect(await reader.load(slug, {})).toEqual([own.merchantId]);
});

test("an action without a where", async () => {
  const action = defineAction({
    permission: "transactions.note",
    input: z.object({}),
    run: () => unit(async (tx) => await tx.transaction.updateMany({ data: { methodLabel: "changed" } })),
  });
  expect(await action(slug, {})).toEqual({ ok: true, value: { count: 1 } });
});

test("an operation of the API without a where", async () => {
  const { key } = await aKey(await anOwner(own.merchantId));
  const { GET } = apiRoute(
    defineRead({
      path: "/forgetful",
      permission: "transactions.read",
      tag: "Transactions",
      summary: "Everybody's",
      query: z.object({}),
      output: z.object({ merchants: z.array(z.string()) }),
      run: async () => ({ merchants: await everyMerchant() }),
    }),
  );
  const request = new Request("http://localhost/api/v1/forgetful", {
    headers: { authorization: `Bearer ${key}` },
  });
  const answer = await GET(request, { params: Promise.resolve(undefined) });
  expect(await answer.json()).toEqual({ merchants: [own.merchantId] });
});
