import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Export as ExportRow, Prisma } from "../db/generated/client.ts";
import { pool } from "../db/pool.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { CreateExportInput, ExportList } from "./schema.ts";
import type { ExportStatus } from "./status.ts";

/** False when the key has begun one already. */
export async function insertExport(
  tx: Tx,
  scope: Scope,
  row: Omit<CreateExportInput, "list" | "filters" | "columns"> &
    Pick<ExportRow, "id" | "personal" | "reason" | "actor" | "createdAt"> & {
      readonly list: ExportList;
      readonly filters: Readonly<Record<string, string>>;
      readonly columns: readonly string[];
    },
): Promise<boolean> {
  const { merchantId, mode } = scope;
  const status: ExportStatus = "waiting";
  const data = { ...row, columns: [...row.columns], merchantId, mode, status, beatAt: row.createdAt };
  const { count } = await tx.export.createMany({ data: [data], skipDuplicates: true });
  return count === 1;
}

export async function findExportByKey(scope: Scope, idempotencyKey: string): Promise<ExportRow | null> {
  return db().export.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, idempotencyKey } });
}

export async function findExport(scope: Scope, id: string): Promise<ExportRow | null> {
  return db().export.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

export async function listExportRows(scope: Scope, limit: number): Promise<ExportRow[]> {
  return db().export.findMany({
    where: { merchantId: scope.merchantId, mode: scope.mode },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** The export, locked until the database transaction ends. */
export async function lockExport(tx: Tx, scope: Scope, id: string): Promise<ExportRow | null> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM exports WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR UPDATE`;
  return tx.export.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

/** What the merchant has under way and keeps, in both modes. Locked, so that two who ask at once are counted one after the other. */
export async function measureUse(
  tx: Tx,
  scope: Scope,
): Promise<{ readonly underWay: number; readonly bytes: number }> {
  await tx.$queryRaw`SELECT 1 AS locked FROM merchants WHERE id = ${scope.merchantId} FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRaw<{ underWay: number; bytes: number }[]>`
    SELECT count(*) FILTER (WHERE status IN ('waiting', 'running'))::int AS "underWay",
      COALESCE(sum(bytes), 0)::float8 AS bytes
    FROM exports WHERE merchant_id = ${scope.merchantId}`;
  return row ?? { underWay: 0, bytes: 0 };
}

type Patch = Partial<
  Pick<
    ExportRow,
    | "total"
    | "rows"
    | "bytes"
    | "problem"
    | "createdAt"
    | "snapshotAt"
    | "finishedAt"
    | "expiresAt"
    | "beatAt"
  >
> & { readonly status?: ExportStatus };

export async function updateExport(tx: Tx, scope: Scope, id: string, patch: Patch): Promise<void> {
  await tx.export.updateMany({ where: { merchantId: scope.merchantId, id }, data: patch });
}

/** As {@link updateExport}, by the run that is writing it. False: it is no longer this run's to change. */
export async function updateRun(tx: Tx, scope: Scope, { id, run }: Run, patch: Patch): Promise<boolean> {
  const where = { merchantId: scope.merchantId, id, run, status: "running" };
  const { count } = await tx.export.updateMany({ where, data: patch });
  return count === 1;
}

export interface Run {
  readonly id: string;
  readonly run: number;
}

/** Begins to write it, from nothing; null when nobody waits for it any more. */
export async function beginRun(tx: Tx, scope: Scope, id: string, now: Date): Promise<ExportRow | null> {
  const row = await lockExport(tx, scope, id);
  if (row === null || (row.status !== "waiting" && row.status !== "running")) return null;
  await removeParts(tx, scope, id);
  const begun = { status: "running", run: row.run + 1, total: null, rows: 0, bytes: 0n, problem: "" };
  return tx.export.update({
    where: { merchantId_id: { merchantId: scope.merchantId, id } },
    data: { ...begun, snapshotAt: null, beatAt: now },
  });
}

const ADD_PART = statement(`
  WITH mine AS (
    UPDATE exports SET rows = $5, bytes = $6, beat_at = now()
    WHERE merchant_id = $1 AND id = $2 AND run = $3 AND status = 'running' RETURNING 1)
  INSERT INTO export_parts (merchant_id, export_id, run, position, data) SELECT $1, $2, $3, $4, $7 FROM mine
  RETURNING 1 AS done`);

/** Stores a part with the progress that it is. False: the export was cancelled, or is written by another run. */
export async function addPart(
  tx: Tx,
  scope: Scope,
  { id, run }: Run,
  part: {
    readonly position: number;
    readonly data: Uint8Array;
    readonly rows: number;
    readonly bytes: number;
  },
): Promise<boolean> {
  const { position, data, rows, bytes } = part;
  const done = await tx.run(ADD_PART, [scope.merchantId, id, run, position, rows, bytes, data]);
  return done.length === 1;
}

export async function removeParts(tx: Tx, scope: Pick<Scope, "merchantId">, exportId: string): Promise<void> {
  await tx.exportPart.deleteMany({ where: { merchantId: scope.merchantId, exportId } });
}

export async function removeExport(tx: Tx, scope: Scope, id: string): Promise<void> {
  await tx.export.deleteMany({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

const FIND_PART = statement(`
  SELECT data FROM export_parts WHERE merchant_id = $1 AND export_id = $2 AND run = $3 AND position = $4`);
const partRows = z.array(z.object({ data: z.instanceof(Uint8Array) }));

/** Without Prisma, which would make texts of more than a megabyte on the way. */
export async function findPart(scope: Scope, { id, run }: Run, position: number): Promise<Uint8Array | null> {
  const values = [scope.merchantId, id, run, position];
  const { rows } = await pool().query({ ...FIND_PART, values });
  return partRows.parse(rows)[0]?.data ?? null;
}

type Owned = Pick<ExportRow, "merchantId" | "mode" | "id">;

/** Files whose days are over. Crosses merchants: it is the worker's own sweep, as the next two. */
export async function listOverdue(now: Date): Promise<Owned[]> {
  return listOwned({ status: "done", expiresAt: { lte: now } });
}

/** What nobody has written on for a while. */
export async function listStalled(before: Date): Promise<Owned[]> {
  return listOwned({ status: { in: ["waiting", "running"] }, beatAt: { lt: before } });
}

/** Entries without a file that nobody will ask for again. */
export async function listForgotten(before: Date): Promise<Owned[]> {
  return listOwned({ status: { in: ["expired", "cancelled", "failed"] }, createdAt: { lt: before } });
}

async function listOwned(where: Prisma.ExportWhereInput): Promise<Owned[]> {
  return db().export.findMany({ where, select: { merchantId: true, mode: true, id: true }, take: 100 });
}
