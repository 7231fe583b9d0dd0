import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { actorName, memberScope, type Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aKey, anOwner } from "../server/testing/call-api.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { authenticateKey } from "./authenticate-key.ts";
import { createApiKey } from "./create-api-key.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { createKeyInput } from "./schema.ts";
import { API_PERMISSIONS, MOST_KEYS } from "./status.ts";

let database: TestDatabase;
let owner: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await anOwner((await aMerchant()).merchantId);
});
afterAll(() => database.drop());

const list = (scope: Scope, at = new Date()) => listApiKeys(scope, {}, fixedClock(at));

describe("a key", () => {
  it("opens its own mode of its merchant with what it was given, and keeps nothing of itself but a hash", async () => {
    const { id, key } = await aKey(owner, ["links.read", "links.write"], { name: "Till" });
    const scope = await authenticateKey(key, "203.0.113.7");
    expect(scope).toMatchObject({ merchantId: owner.merchantId, mode: "test" });
    expect(scope.actor).toMatchObject({ keyId: id, permissions: ["links.read", "links.write"] });
    expect(actorName(scope.actor)).toBe("Key “Till”");
    const everything = JSON.stringify([
      await db().apiKey.findMany(),
      await db().auditEntry.findMany(),
      await list(owner),
    ]);
    expect(everything).not.toContain(key.slice(8, 40));
    expect((await list(owner)).rows[0]).toMatchObject({
      ...{ id, name: "Till", prefix: "pd_test_", lastFour: key.slice(-4), state: "active" },
      ...{ createdBy: "Ana", lastAddress: "203.0.113.7", expiresAt: null },
    });
  });

  it("can be given no more than its maker holds, and by a member only", async () => {
    const actor = { ...owner.actor, role: builtInRole("developer") };
    if (actor.type !== "member") throw new TypeError("an owner is a member");
    const developer = memberScope(owner.merchantId, "test", actor, "api_keys.write", null);
    expect((await list(developer)).grantable).not.toContain("refunds.create");
    const given = { name: "ERP", permissions: ["links.read", "refunds.create"], days: 30 } as const;
    await expect(
      createApiKey(developer, { ...given, permissions: [...given.permissions] }),
    ).rejects.toMatchObject({
      fields: { permissions: "You do not have refunds.create yourself." },
    });
    const { key } = await aKey(owner);
    const byKey = await authenticateKey(key, "");
    await expect(aKey(byKey)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("ends when it expires or is revoked, and its making and its end are in the audit log", async () => {
    const made = new Date("2026-03-01T12:00:00Z");
    const { id, key } = await aKey(owner, API_PERMISSIONS, { name: "Month", days: 30, at: made });
    const at = (text: string) => authenticateKey(key, "", fixedClock(new Date(text)));
    await at("2026-03-31T11:59:59Z");
    await expect(at("2026-03-31T12:00:00Z")).rejects.toMatchObject({ code: "not_signed_in" });
    await revokeApiKey(owner, { keyId: id });
    await revokeApiKey(owner, { keyId: id });
    await expect(at("2026-03-02T00:00:00Z")).rejects.toMatchObject({ code: "not_signed_in" });
    const entries = await db().auditEntry.findMany({ where: { targetId: id }, orderBy: { at: "asc" } });
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ["api-key.create", "Ana"],
      ["api-key.revoke", "Ana"],
    ]);
    expect(entries[0]?.detail).toMatchObject({ name: "Month", expiresAt: "2026-03-31T12:00:00.000Z" });
  });

  it("is out of reach of another merchant and of the other mode", async () => {
    const { id, key } = await aKey(owner);
    const rival = await anOwner((await aMerchant()).merchantId);
    const live = await anOwner(owner.merchantId, "live");
    for (const scope of [rival, live]) {
      await expect(revokeApiKey(scope, { keyId: id })).rejects.toMatchObject({ code: "not_found" });
      expect((await list(scope)).rows).toEqual([]);
    }
    await authenticateKey(key, "");
  });

  it("is one of so many at most; those that have ended do not count", async () => {
    const busy = await anOwner((await aMerchant()).merchantId);
    const long = new Date(Date.now() - 40 * 86_400_000);
    await aKey(busy, ["links.read"], { days: 30, at: long });
    for (let count = 0; count < MOST_KEYS; count += 1) await aKey(busy, ["links.read"]);
    await expect(aKey(busy)).rejects.toMatchObject({ code: "invalid_input" });
  });
});

it("the form takes only what a key can be given, and the lives that it lists", () => {
  const form = { name: "ERP", permissions: ["links.read"], days: 90 };
  expect(createKeyInput.safeParse(form).success).toBe(true);
  for (const wrong of [{ name: " " }, { permissions: [] }, { permissions: ["settings.write"] }, { days: 91 }])
    expect(createKeyInput.safeParse({ ...form, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});
