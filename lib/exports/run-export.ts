import { readAuditSnapshot } from "../audit-desk/read-audit-snapshot.ts";
import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import type { Export as ExportRow } from "../db/generated/client.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { log } from "../logger.ts";
import { readSnapshot, type SnapshotRows } from "../transactions/read-snapshot.ts";
import { createAuditWriter } from "./audit-writer.ts";
import { createRowWriter, type RowWriter } from "./columns.ts";
import { DIALECTS } from "./csv.ts";
import { readExport } from "./export-dto.ts";
import { createPartWriter, ExportEnded } from "./part-writer.ts";
import { beginRun, updateRun } from "./repository.ts";
import { type ExportFormat, KEPT_DAYS } from "./status.ts";
import { createZonedWriter } from "./zoned-time.ts";

const DAY_MS = 24 * 60 * 60_000;
const MOST_TRIES = 3;

/**
 * Writes the file of an export. All of it is of one moment: one REPEATABLE READ snapshot, read once through a cursor in the
 * order of the list, so that what arrives or changes meanwhile neither shifts nor doubles a row. Killed anywhere, the
 * next worker begins a new run from nothing, with a new snapshot; parts of different runs never meet.
 */
export async function runExport(
  scope: Scope,
  { exportId, attempt }: { readonly exportId: string; readonly attempt: number },
): Promise<void> {
  const row = await unit(async (tx) => {
    const begun = await beginRun(tx, scope, exportId, new Date());
    if (begun !== null) await notifyLive(tx, scope.merchantId, "exports");
    return begun;
  });
  if (row === null) return;
  try {
    await write(scope, row);
  } catch (thrown) {
    if (thrown instanceof ExportEnded) return;
    if (attempt < MOST_TRIES) throw thrown;
    log("exports").error({ err: thrown, exportId }, "An export failed");
    await end(scope, row, { status: "failed", problem: "It could not be written. Start it again." });
  }
}

async function write(scope: Scope, row: ExportRow): Promise<void> {
  const asked = readExport(row);
  const { format } = asked;
  const dialect = DIALECTS[format];
  const timeOf = createZonedWriter(row.zone);
  if (asked.list === "audit") {
    const writer = createAuditWriter({ dialect, timeOf });
    const work = (rows: SnapshotRows) => writeRows(scope, row, { rows, writer, format });
    return readAuditSnapshot(scope, asked.filters, row.createdAt, work);
  }
  const connections = new Map((await listConnections(scope)).map(({ id, name }) => [id, name]));
  const writer = createRowWriter(asked.columns, { dialect, timeOf, connections, personal: row.personal });
  const from = { now: row.createdAt, dayZone: row.dayZone, fields: writer.fields };
  await readSnapshot(scope, asked.filters, from, (rows) => writeRows(scope, row, { rows, writer, format }));
}

async function writeRows(
  scope: Scope,
  { id, run }: ExportRow,
  {
    rows,
    writer,
    format,
  }: {
    readonly rows: SnapshotRows;
    readonly writer: Pick<RowWriter, "headers" | "cells">;
    readonly format: ExportFormat;
  },
): Promise<void> {
  const snapshotAt = new Date();
  await unit(async (tx) => {
    if (!(await updateRun(tx, scope, { id, run }, { total: rows.total, snapshotAt, beatAt: snapshotAt })))
      throw new ExportEnded();
    await notifyLive(tx, scope.merchantId, "exports");
  });
  const parts = createPartWriter(scope, { id, run }, format);
  await parts.begin(writer.headers);
  for await (const batch of rows.batches) await parts.add(batch.map((row) => writer.cells(row)));
  const { bytes } = await parts.finish();
  await end(scope, { id, run }, { status: "done", rows: rows.total, bytes: BigInt(bytes) });
}

async function end(
  scope: Scope,
  run: Pick<ExportRow, "id" | "run">,
  patch: Parameters<typeof updateRun>[3],
): Promise<void> {
  const now = new Date();
  const expiresAt = patch.status === "done" ? new Date(now.getTime() + KEPT_DAYS * DAY_MS) : null;
  await unit(async (tx) => {
    if (!(await updateRun(tx, scope, run, { ...patch, finishedAt: now, expiresAt, beatAt: now }))) return;
    await notifyLive(tx, scope.merchantId, "exports");
  });
}
