import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actingFrom } from "../audit/acting.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { listAudit } from "../audit-desk/list-audit.ts";
import { auditFiltersSchema } from "../audit-desk/schema.ts";
import { builtInRole } from "../auth/permissions.ts";
import { type MemberActor, memberScope, type Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { createAuditExport } from "./create-export.ts";
import { listExports } from "./list-exports.ts";
import { openFile } from "./open-file.ts";
import { runExport } from "./run-export.ts";
import { createAuditExportInput } from "./schema.ts";
import { startAgain } from "./start-again.ts";
import type { ExportFormat } from "./status.ts";
import { fileOf, rowsOf } from "./testing/export-world.ts";

const DAY_MS = 24 * 60 * 60_000;

let database: TestDatabase;
let scope: Scope;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = as(await aMerchant(), "admin");
});

function as({ merchantId, mode }: Scope, role: "admin" | "finance"): Scope {
  const who = { memberId: newId("member"), userId: newId("user"), name: "Ana" };
  const actor: MemberActor = { type: "member", ...who, role: builtInRole(role) };
  return memberScope(merchantId, mode, actor, "audit.read", null);
}

async function write(by: Scope, action: string, targetId: string, at = new Date()): Promise<void> {
  const act = { action, targetType: "payment_link", targetId, detail: { reason: `=1+1 "${targetId}"` } };
  await actingFrom({ address: "192.0.2.7", requestId: "req-1", at }, () =>
    unit((tx) => writeAudit(tx, by, act)),
  );
}

async function exported(by: Scope, filters: object, format: ExportFormat = "csv"): Promise<string> {
  const input = { filters, format, zone: "UTC", idempotencyKey: randomUUID() };
  const { exportId } = await createAuditExport(by, createAuditExportInput.parse(input));
  await runExport(by, { exportId, attempt: 1 });
  return exportId;
}

/** The screen's own entries, page after page, but for those that an export leaves itself. */
async function listedIds(filters: object): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const { page } = await listAudit(scope, auditFiltersSchema.parse({ ...filters, after }));
    ids.push(...page.rows.filter(({ action }) => !action.startsWith("export.")).map(({ id }) => id));
    after = page.older ?? undefined;
    more = page.older !== null;
  }
  return ids;
}

async function exportedIds(filters: object): Promise<string[]> {
  const [head = [], ...rows] = await rowsOf(scope, await exported(scope, filters));
  const [id, what] = [head.indexOf("Entry id"), head.indexOf("What")];
  return rows.filter((row) => !row[what]?.startsWith("export.")).map((row) => row[id] ?? "");
}

describe("a file of the audit log", () => {
  it("holds exactly what the screen shows under its filters, on all pages and in its order", async () => {
    const other = as(scope, "finance");
    for (let n = 0; n < 60; n += 1) await write(n % 3 === 0 ? other : scope, "link.archive", `lnk_${n % 7}`);
    await write(scope, "link_template.write", "lnk_1");
    await write(scope, "linkage.odd", "lnk_1");
    await write(scope, "link.archive", "lnk_old", new Date(Date.now() - 40 * DAY_MS));
    await write(as(await aMerchant(), "admin"), "link.archive", "lnk_foreign");
    const member = other.actor.type === "member" ? other.actor.memberId : "";
    for (const filters of [
      {},
      { window: "all" },
      { window: "24h", action: "link" },
      { action: "link.archive", target: "lnk_3" },
      { action: "link_template" },
      { member, window: "7d" },
      { target: "nothing" },
    ]) {
      const listed = await listedIds(filters);
      expect(await exportedIds(filters), JSON.stringify(filters)).toEqual(listed);
    }
    expect(await listedIds({ window: "all" })).toHaveLength(63);
  });

  it("says all that is known of an entry, and no text of it runs as a formula", async () => {
    await write(scope, "link.archive", "=HYPERLINK(1)", new Date("2026-03-01T10:20:30Z"));
    const filters = { window: "all", action: "link" };
    const [head = [], row = []] = await rowsOf(scope, await exported(scope, filters));
    expect(Object.fromEntries(head.map((name, index) => [name, row[index]]))).toMatchObject({
      Time: "2026-03-01 10:20:30",
      "Time offset": "UTC+00:00",
      Who: "Ana",
      What: "link.archive",
      "Kind of thing": "payment_link",
      "Id of the thing": "'=HYPERLINK(1)",
      Detail: '{"reason": "=1+1 \\"=HYPERLINK(1)\\""}',
      Address: "192.0.2.7",
      "Request id": "req-1",
    });
    const forExcel = (await fileOf(scope, await exported(scope, filters, "excel_comma"))).toString("utf8");
    expect(forExcel.startsWith("\uFEFFTime;Time offset;")).toBe(true);
  });

  it("stands in the log itself, and under Exports in the words of the screen", async () => {
    await write(scope, "link.archive", "lnk_1");
    const member = scope.actor.type === "member" ? scope.actor.memberId : "";
    const id = await exported(scope, { window: "7d", action: "link", member, target: "lnk_1" });
    const entry = await db().auditEntry.findFirst({
      where: { merchantId: scope.merchantId, action: "export.create" },
    });
    expect(entry).toMatchObject({
      targetId: id,
      detail: { list: "audit", filters: "action,member,target,window", personal: false },
    });
    const { exports } = await listExports(scope);
    expect(exports).toMatchObject([
      {
        id,
        list: "audit",
        status: "done",
        rows: 1,
        words: ["Last 7 days", "Payment links", "By Ana", "On lnk_1"],
      },
    ]);
  });

  it("is begun only by who may both read the log and export, taken away only with audit.read, and begun anew only there", async () => {
    const auditor = memberScope(
      scope.merchantId,
      scope.mode,
      {
        ...{ type: "member", memberId: newId("member"), userId: newId("user"), name: "Auditor" },
        role: { id: newId("customRole"), label: "Auditor", permissions: ["audit.read"] },
      },
      "audit.read",
      null,
    );
    await expect(exported(auditor, {})).rejects.toMatchObject({ code: "forbidden" });
    const exportId = await exported(scope, {});
    expect((await openFile(scope, exportId)).needs).toEqual(["audit.read"]);
    await db().export.updateMany({ where: { id: exportId }, data: { status: "expired" } });
    await expect(startAgain(scope, { exportId })).rejects.toMatchObject({ code: "conflict" });
  });
});
