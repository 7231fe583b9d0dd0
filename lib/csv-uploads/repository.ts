import type { Scope } from "../auth/scope.ts";
import type { MadeRow } from "../csv-rows/kind.ts";
import { db } from "../db/client.ts";
import type { CsvUploadRow as StoredRow, CsvUpload as UploadRow } from "../db/generated/client.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { UploadStatus } from "./status.ts";

export interface KeyClaim {
  readonly key: string;
  readonly purpose: string;
  readonly requestHash: string;
  readonly resultId: string;
}

/** Takes an idempotency key; when it was taken before, answers with what for. Waits for a concurrent taker. */
export async function claimKey(tx: Tx, { merchantId }: Scope, claim: KeyClaim): Promise<KeyClaim | null> {
  const { count } = await tx.idempotencyKey.createMany({
    data: [{ merchantId, ...claim }],
    skipDuplicates: true,
  });
  if (count === 1) return null;
  return tx.idempotencyKey.findUniqueOrThrow({ where: { merchantId_key: { merchantId, key: claim.key } } });
}

/** How many files of the kind are under way. Locked, so that two who begin at once are counted one after the other. */
export async function countUnderWay(tx: Tx, { merchantId, mode }: Scope, kind: string): Promise<number> {
  await tx.$queryRaw`SELECT 1 AS locked FROM merchants WHERE id = ${merchantId} FOR NO KEY UPDATE`;
  return tx.csvUpload.count({ where: { merchantId, mode, kind, status: { in: ["waiting", "running"] } } });
}

export async function insertUpload(
  tx: Tx,
  { merchantId, mode }: Scope,
  upload: Pick<UploadRow, "id" | "kind" | "fileName" | "rowCount" | "errorCount" | "createdBy" | "createdAt">,
): Promise<void> {
  const status: UploadStatus = "waiting";
  await tx.csvUpload.create({ data: { ...upload, merchantId, mode, status } });
}

const ROWS_AT_ONCE = 1000;

export interface NewRow {
  readonly line: number;
  readonly cells: readonly (readonly [string, string])[];
  readonly error: string;
}

export async function insertRows(
  tx: Tx,
  { merchantId }: Scope,
  uploadId: string,
  rows: readonly NewRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.csvUploadRow.createMany({
      data: rows.slice(from, from + ROWS_AT_ONCE).map(({ line, cells, error }) => ({
        ...{ merchantId, uploadId, line, error },
        cells: cells.map(([header, text]) => [header, text]),
      })),
    });
}

export async function findUpload(
  { merchantId, mode }: Scope,
  kind: string,
  id: string,
): Promise<UploadRow | null> {
  return db().csvUpload.findFirst({ where: { merchantId, mode, kind, id } });
}

export async function listUploadRows(
  { merchantId, mode }: Scope,
  kind: string,
  limit: number,
): Promise<UploadRow[]> {
  return db().csvUpload.findMany({
    where: { merchantId, mode, kind },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** Rows of a file after a line; with `wrong`, only those that were refused. */
export async function listRows(
  { merchantId }: Scope,
  uploadId: string,
  {
    after = 0,
    limit,
    which = "all",
  }: { readonly after?: number; readonly limit: number; readonly which?: Which },
): Promise<StoredRow[]> {
  return db().csvUploadRow.findMany({
    where: { merchantId, uploadId, line: { gt: after }, ...WHICH[which] },
    orderBy: { line: "asc" },
    take: limit,
  });
}

const WHICH = { all: {}, wrong: { error: { not: "" } }, waiting: { error: "", resultId: null } } as const;
type Which = keyof typeof WHICH;

/** Begins, or goes on after a crash; null when nobody waits for it any more. */
export async function beginUpload(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
): Promise<UploadRow | null> {
  await tx.csvUpload.updateMany({
    where: { merchantId, mode, id, status: "waiting" },
    data: { status: "running" },
  });
  return tx.csvUpload.findFirst({ where: { merchantId, mode, id, status: "running" } });
}

const MARK_MADE = statement(`
  WITH mine AS (
    UPDATE csv_upload_rows SET result_id = $4
    WHERE merchant_id = $1 AND upload_id = $2 AND line = $3 AND result_id IS NULL AND error = '' RETURNING 1)
  UPDATE csv_uploads SET made_count = made_count + 1
  WHERE merchant_id = $1 AND id = $2 AND status = 'running' AND EXISTS (SELECT FROM mine) RETURNING 1 AS done`);

/** Says what a row became. False: it was made already, or nobody wants it any more, and the unit must not hold. */
export async function markMade(
  tx: Tx,
  { merchantId }: Scope,
  uploadId: string,
  row: MadeRow,
): Promise<boolean> {
  return (await tx.run(MARK_MADE, [merchantId, uploadId, row.line, row.resultId])).length === 1;
}

const MARK_WRONG = statement(`
  WITH mine AS (
    UPDATE csv_upload_rows SET error = $4
    WHERE merchant_id = $1 AND upload_id = $2 AND line = $3 AND result_id IS NULL AND error = '' RETURNING 1)
  UPDATE csv_uploads SET error_count = error_count + 1
  WHERE merchant_id = $1 AND id = $2 AND status = 'running' AND EXISTS (SELECT FROM mine) RETURNING 1 AS done`);

/** Says why a row was not made. False as {@link markMade}. */
export async function markWrong(
  tx: Tx,
  { merchantId }: Scope,
  uploadId: string,
  row: { readonly line: number; readonly error: string },
): Promise<boolean> {
  return (await tx.run(MARK_WRONG, [merchantId, uploadId, row.line, row.error])).length === 1;
}

const MARK_ALL_MADE = statement(`
  UPDATE csv_upload_rows AS row SET result_id = made.result_id
  FROM unnest($3::int[], $4::text[]) AS made(line, result_id)
  WHERE row.merchant_id = $1 AND row.upload_id = $2 AND row.line = made.line RETURNING 1 AS done`);

export async function markAllMade(
  tx: Tx,
  { merchantId }: Scope,
  uploadId: string,
  rows: readonly MadeRow[],
): Promise<void> {
  const lines = rows.map(({ line }) => line);
  await tx.run(MARK_ALL_MADE, [merchantId, uploadId, lines, rows.map(({ resultId }) => resultId)]);
}

const MARK_ALL_WRONG = statement(`
  UPDATE csv_upload_rows AS row SET error = wrong.error
  FROM unnest($3::int[], $4::text[]) AS wrong(line, error)
  WHERE row.merchant_id = $1 AND row.upload_id = $2 AND row.line = wrong.line RETURNING 1 AS done`);

export async function markAllWrong(
  tx: Tx,
  { merchantId }: Scope,
  uploadId: string,
  rows: readonly { readonly line: number; readonly error: string }[],
): Promise<void> {
  const lines = rows.map(({ line }) => line);
  await tx.run(MARK_ALL_WRONG, [merchantId, uploadId, lines, rows.map(({ error }) => error)]);
}

type Patch = Partial<Pick<UploadRow, "madeCount" | "errorCount" | "problem" | "endedAt">> & {
  readonly status?: UploadStatus;
};

/** False: it is under way no longer, and nothing was changed. */
export async function updateRunning(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
  patch: Patch,
): Promise<boolean> {
  const where = { merchantId, mode, id, status: "running" };
  return (await tx.csvUpload.updateMany({ where, data: patch })).count === 1;
}

/** Cancels it while it waits or runs. What a whole file had stored so far is undone, so that nothing of it counts. */
export async function cancelRow(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
  patch: { readonly endedAt: Date; readonly madeCount?: number },
): Promise<boolean> {
  const where = { merchantId, mode, id, status: { in: ["waiting", "running"] } };
  return (await tx.csvUpload.updateMany({ where, data: { ...patch, status: "cancelled" } })).count === 1;
}

type Owned = Pick<UploadRow, "merchantId" | "mode" | "id">;
const owned = { merchantId: true, mode: true, id: true } as const;

/** Files that ended before a moment. Crosses merchants: it is the worker's own sweep. */
export async function listOldUploads(before: Date): Promise<Owned[]> {
  return db().csvUpload.findMany({ where: { endedAt: { lt: before } }, select: owned, take: 100 });
}

/** With all of its rows. */
export async function removeUpload({ merchantId, mode, id }: Owned): Promise<void> {
  await db().csvUpload.deleteMany({ where: { merchantId, mode, id } });
}
