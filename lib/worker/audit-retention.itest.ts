import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { trimReplies } from "../api-replies/trim-replies.ts";
import { expireApprovals } from "../approvals/expire-approvals.ts";
import { actingFrom } from "../audit/acting.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { checkDueChains } from "../audit-desk/check-due-chains.ts";
import { verifyChain } from "../audit-desk/verify-chain.ts";
import { endLapsedCredentials } from "../connections/end-lapsed-credentials.ts";
import { trimCalls } from "../connections/trim-calls.ts";
import { removeOldUploads } from "../csv-uploads/remove-old-uploads.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { trimDeliveries } from "../deliveries/trim-deliveries.ts";
import { expireExports } from "../exports/expire-exports.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { trimCounts } from "../transactions/trim-counts.ts";
import { removeOldBodies } from "../webhooks/remove-old-bodies.ts";
import { trimQuarantine } from "../webhooks/trim-quarantine.ts";

const DAY_MS = 24 * 60 * 60_000;
const AGES = [1, 100, 364, 400, 3000];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("everything that clears up leaves entries of the audit log alone, whatever their age", async () => {
  const scope = await aMerchant();
  for (const days of AGES) {
    const at = new Date(Date.now() - days * DAY_MS);
    const act = { action: "link.archive", targetType: "payment_link", targetId: `lnk_${days}` };
    await actingFrom({ address: "", requestId: "", at }, () => unit((tx) => writeAudit(tx, scope, act)));
  }
  const later = new Date(Date.now() + 400 * DAY_MS);
  for (const clearUp of [trimReplies, trimCalls, removeOldBodies, removeOldUploads, trimDeliveries])
    await clearUp(later);
  for (const clearUp of [expireExports, expireApprovals, endLapsedCredentials, checkDueChains])
    await clearUp(later);
  await trimCounts();
  await trimQuarantine();
  const { rows } = await pool().query(
    "SELECT target_id FROM audit_entries WHERE merchant_id = $1 ORDER BY at DESC",
    [scope.merchantId],
  );
  expect(rows.map((row: { target_id: string }) => row.target_id)).toEqual(AGES.map((days) => `lnk_${days}`));
  expect(await verifyChain(scope.merchantId, null)).toMatchObject({ links: AGES.length, faults: [] });
});

it("goes with nothing else that is removed: no table takes its rows along", async () => {
  const { rows } = await pool().query(
    `SELECT conname FROM pg_constraint
     WHERE conrelid IN ('audit_entries'::regclass, 'audit_seals'::regclass) AND contype = 'f'`,
  );
  expect(rows).toEqual([]);
});

it("is removed by no line of the code", () => {
  const removing =
    /\.(auditEntry|auditSeal)\.(delete|update|upsert)|(DELETE FROM|TRUNCATE( TABLE)?|UPDATE|DROP TABLE( IF EXISTS)?)\s+"?audit_(entries|seals)/i;
  const found = ["lib", "app", "scripts", "prisma"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|tsx|mjs|sql)$/.test(file) && !/\.i?test\.|generated/.test(file))
      .filter((file) => removing.test(readFileSync(`${folder}/${file}`, "utf8")))
      .map((file) => `${folder}/${file}`),
  );
  expect(found).toEqual([]);
});
