import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES, type Role } from "../auth/permissions.ts";
import { fixedClock } from "../clock.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import type { MerchantId } from "../ids.ts";
import { createMember } from "./create-member.ts";
import { createMerchant } from "./create-merchant.ts";
import { createSession } from "./create-session.ts";
import { endSession } from "./end-session.ts";
import { findLiveSession } from "./find-live-session.ts";
import { getMembership } from "./get-membership.ts";
import { grantScope } from "./grant-scope.ts";
import { listOwnMerchants } from "./list-own-merchants.ts";
import type { LiveSession } from "./membership.ts";
import { IDLE_MS } from "./session-limits.ts";
import { stillMay } from "./still-may.ts";

const PLACE = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };

let database: TestDatabase;
let cafe: { id: MerchantId; slug: string };
let rival: { id: MerchantId; slug: string };

beforeAll(async () => {
  database = await createTestDatabase();
  cafe = await createMerchant({ ...PLACE, name: "Café Altura" });
  rival = await createMerchant({ ...PLACE, name: "Café Altura" });
});
afterAll(() => database.drop());

async function join(merchantId: MerchantId, role: Role, email: string): Promise<LiveSession> {
  const member = { merchantId, role, email, name: role, password: "three unrelated words" };
  const { userId } = await createMember(member);
  const session = await findLiveSession(await createSession(userId, { address: "", userAgent: "" }));
  if (!session) throw new Error("a new session must count");
  return session;
}

describe("getting into a merchant", () => {
  it("needs a session", async () => {
    await expect(getMembership(null, cafe.slug, "test")).rejects.toMatchObject({ code: "not_signed_in" });
  });

  it("needs a session that still counts", async () => {
    const gone = await join(cafe.id, "owner", "gone@cafe.test");
    await endSession(gone.id);
    await expect(getMembership(gone.id, cafe.slug, "test")).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(getMembership("nonsense", cafe.slug, "test")).rejects.toMatchObject({
      code: "not_signed_in",
    });
  });

  it("finds no merchant that is not one's own, as if it did not exist", async () => {
    const owner = await join(cafe.id, "owner", "owner@cafe.test");
    const refusal = { code: "not_found", message: "Merchant not found." };
    await expect(getMembership(owner.id, rival.slug, "test")).rejects.toMatchObject(refusal);
    await expect(getMembership(owner.id, "never-was", "test")).rejects.toMatchObject(refusal);
  });

  it("ends at once for a member who is disabled, open session or not", async () => {
    const leaver = await join(cafe.id, "finance", "leaver@cafe.test");
    await getMembership(leaver.id, cafe.slug, "test");
    await pool().query("UPDATE members SET disabled_at = now() WHERE user_id = $1", [leaver.user.id]);
    await expect(getMembership(leaver.id, cafe.slug, "test")).rejects.toMatchObject({ code: "not_found" });
    expect(await listOwnMerchants(leaver.user.id)).toEqual([]);
  });

  it("gives exactly the permissions of the role, and a refusal names the missing one", async () => {
    for (const role of ROLES) {
      const session = await join(cafe.id, role, `${role}-walk@cafe.test`);
      const membership = await getMembership(session.id, cafe.slug, "live");
      for (const permission of PERMISSIONS) {
        if (ROLE_PERMISSIONS[role].includes(permission)) {
          const scope = await grantScope(membership, permission);
          expect(scope).toMatchObject({
            merchantId: cafe.id,
            mode: "live",
            actor: { userId: session.user.id },
          });
        } else {
          await expect(grantScope(membership, permission)).rejects.toThrow(permission);
        }
      }
    }
  });

  it("follows a changed role with the next request", async () => {
    const session = await join(cafe.id, "developer", "changes@cafe.test");
    await pool().query("UPDATE members SET role = 'support' WHERE user_id = $1", [session.user.id]);
    const membership = await getMembership(session.id, cafe.slug, "test");
    await expect(grantScope(membership, "connections.write")).rejects.toThrow(
      "Your role, Support, does not include",
    );
  });

  it("leaves each refusal in the audit log, once a minute", async () => {
    const session = await join(cafe.id, "support", "curious@cafe.test");
    const membership = await getMembership(session.id, cafe.slug, "test");
    for (const permission of ["connections.write", "connections.write", "payouts.create"] as const)
      await expect(grantScope(membership, permission)).rejects.toMatchObject({ code: "forbidden" });
    const { rows } = await pool().query(
      "SELECT action, target_id FROM audit_entries WHERE member_id = $1 ORDER BY id",
      [membership.member.id],
    );
    expect(rows).toEqual([
      { action: "access.denied", target_id: "connections.write" },
      { action: "access.denied", target_id: "payouts.create" },
    ]);
  });

  it("starts in test mode while there is something to test with, and obeys the reader's choice", async () => {
    const session = await join(rival.id, "owner", "owner@rival.test");
    const mode = async (wanted?: "test" | "live") =>
      (await getMembership(session.id, rival.slug, wanted)).mode;
    expect(await mode()).toBe("live");
    await pool().query(
      `INSERT INTO connections (merchant_id, id, provider, name, mode, base_url, sealed_credentials, credential_hints, credentials_set_at)
       VALUES ($1, 'con_1', 'any', 'Any', 'test', 'https://provider.test', '', '{}', now())`,
      [rival.id],
    );
    expect(await mode()).toBe("test");
    expect(await mode("live")).toBe("live");
  });

  it("lets one person into several merchants with the role each gave", async () => {
    const session = await join(cafe.id, "support", "both@cafe.test");
    await join(rival.id, "owner", "both@cafe.test");
    expect((await listOwnMerchants(session.user.id)).map((merchant) => merchant.slug)).toEqual([
      "cafe-altura",
      "cafe-altura-2",
    ]);
    expect((await getMembership(session.id, rival.slug, "test")).member.role.id).toBe("owner");
    expect((await getMembership(session.id, cafe.slug, "test")).member.role.id).toBe("support");
  });
});

describe("whether somebody still may", () => {
  const asks = (session: LiveSession, clock = fixedClock(new Date())) =>
    stillMay({ sessionId: session.id, merchantSlug: cafe.slug }, "balances.read", clock);

  it.each([
    ["their session is ended", "UPDATE sessions SET revoked_at = now() WHERE user_id = $1"],
    ["they are disabled", "UPDATE members SET disabled_at = now() WHERE user_id = $1"],
    ["they are removed", "UPDATE members SET removed_at = now() WHERE user_id = $1"],
    ["their role changes", "UPDATE members SET role = 'viewer' WHERE user_id = $1"],
  ])("ends when %s", async (what, statement) => {
    const session = await join(cafe.id, "finance", `still-${what.replaceAll(" ", "-")}@cafe.test`);
    expect(await asks(session)).toBe(true);
    await pool().query(statement, [session.user.id]);
    expect(await asks(session)).toBe(false);
  });

  it("ends when nothing was done for too long, and asking is nothing that is done", async () => {
    const session = await join(cafe.id, "finance", "idle@cafe.test");
    const later = (ms: number) => fixedClock(new Date(Date.now() + ms));
    expect(await asks(session, later(IDLE_MS - 5_000))).toBe(true);
    expect(await asks(session, later(IDLE_MS + 1_000))).toBe(false);
  });

  it("is never so at a merchant that is not theirs, nor without a session", async () => {
    const session = await join(rival.id, "owner", "rival-owner@cafe.test");
    expect(await asks(session)).toBe(false);
    expect(await stillMay({ sessionId: "", merchantSlug: cafe.slug }, "overview.read")).toBe(false);
  });
});
