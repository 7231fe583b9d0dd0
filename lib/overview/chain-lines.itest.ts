import { afterAll, beforeAll, expect, it } from "vitest";
import { writeAudit } from "../audit/write-audit.ts";
import { checkDueChains } from "../audit-desk/check-due-chains.ts";
import { builtInRole, type Role } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { asOwner } from "../db/as-owner.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { listAttention } from "./list-attention.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function as({ merchantId, mode }: Scope, role: Role): Scope {
  const who = { memberId: newId("member"), userId: newId("user"), name: "Ana" };
  return memberScope(
    merchantId,
    mode,
    { type: "member", ...who, role: builtInRole(role) },
    "overview.read",
    null,
  );
}

/** What somebody with the database in their hands can do, and the application can not. */
async function tamper({ merchantId }: Scope): Promise<void> {
  await asOwner(async (owner) => {
    await owner.query("SET session_replication_role = replica");
    await owner.query("UPDATE audit_entries SET actor = 'nobody' WHERE merchant_id = $1", [merchantId]);
  });
}

it("tells first of all when the daily check finds the audit log changed, and only who may read it", async () => {
  const scope = await aMerchant();
  const act = { action: "link.archive", targetType: "payment_link", targetId: "lnk_1" };
  await unit((tx) => writeAudit(tx, scope, act));
  const lines = (role: Role, at = new Date()) => listAttention(as(scope, role), fixedClock(at));
  await checkDueChains(new Date());
  expect(await lines("owner")).toEqual([]);
  await tamper(scope);
  expect(await lines("owner"), "not before it was checked again").toEqual([]);

  await checkDueChains(new Date(Date.now() + 25 * 60 * 60_000));
  expect(await lines("owner")).toMatchObject([
    {
      id: "audit-chain",
      tone: "bad",
      title: "The audit log was tampered with",
      detail: expect.stringMatching(/^One entry does not fit its chain · checked /),
      href: "/audit",
    },
  ]);
  expect(await lines("support")).toEqual([]);
});
