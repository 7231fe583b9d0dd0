import { randomUUID } from "node:crypto";
import type { Scope } from "../../auth/scope.ts";
import { pool } from "../../db/pool.ts";
import { newId } from "../../ids.ts";
import { openFile } from "../open-file.ts";
import { type CreateExportInput, exportedFiltersSchema } from "../schema.ts";
import { EXPORT_COLUMNS, type ExportColumn } from "../status.ts";
import { parseCsv } from "./parse-csv.ts";

/** An export as the dialog asks for it: everything, as CSV, unless told otherwise. */
export function anExport({
  filters = {},
  ...patch
}: Partial<Omit<CreateExportInput, "filters">> & {
  readonly filters?: Record<string, string>;
}): CreateExportInput {
  const all = Object.keys(EXPORT_COLUMNS).filter((name): name is ExportColumn => name in EXPORT_COLUMNS);
  return {
    list: "transactions",
    filters: exportedFiltersSchema.parse(filters),
    columns: all,
    format: "csv",
    zone: "UTC",
    dayZone: "America/Bogota",
    idempotencyKey: randomUUID(),
    ...patch,
  };
}

export async function fileOf(scope: Scope, exportId: string): Promise<Buffer> {
  const file = await openFile(scope, exportId);
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read(0, file.bytes)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export async function rowsOf(scope: Scope, exportId: string): Promise<string[][]> {
  return parseCsv((await fileOf(scope, exportId)).toString("utf8"));
}

/** So many varied rows, the newest of now, twenty minutes apart, three of one moment; and two customers. */
export async function seedMany(scope: Scope, connectionIds: readonly string[], rows: number): Promise<void> {
  const customers = [newId("customer"), newId("customer")];
  await pool().query(
    `INSERT INTO customers (merchant_id, id, name, email)
     SELECT $1, id, name, lower(name) || '@altura.example' FROM unnest($2::text[], ARRAY['Ana', 'Óscar']) AS c(id, name)`,
    [scope.merchantId, customers],
  );
  await pool().query(
    `INSERT INTO transactions (merchant_id, id, connection_id, provider, mode, kind, status, reason, reference, external_id,
       amount, currency, received, fee, method, method_label, tx_hash, country, description, customer_id, idempotency_key,
       created_at, updated_at)
     SELECT $1, 'txn_' || upper(substr(translate(md5(n::text || $1), 'ilou', 'abcd'), 1, 26)),
       ($2::text[])[1 + n % cardinality($2::text[])], 'payin', $3,
       (ARRAY['payment', 'payment', 'payment', 'payout', 'refund', 'deposit'])[1 + n % 6],
       (ARRAY['succeeded', 'pending', 'failed', 'declined', 'underpaid', 'expired', 'succeeded'])[1 + n % 7],
       CASE WHEN n % 7 = 3 THEN 'Insufficient funds' END, 'ORD-' || n, 'ext-' || n || '-' || $1,
       (n % 1000) + 0.25, (ARRAY['COP', 'USDT'])[1 + n % 2], CASE WHEN n % 7 = 4 THEN n % 500 END,
       CASE WHEN n % 3 = 0 THEN 1.5 END, (ARRAY['pse', 'card', 'nequi'])[1 + n % 3], 'Method ' || n % 3,
       CASE WHEN n % 2 = 1 THEN '0x' || md5(n::text) END, (ARRAY['CO', 'MX', NULL])[1 + n % 3],
       'Order ' || n || ', with a comma', ($4::text[])[1 + n % 3], $1 || '-' || n,
       now() - (n / 3) * interval '20 minutes', now()
     FROM generate_series(1, $5::int) AS n`,
    [scope.merchantId, connectionIds, scope.mode, customers, rows],
  );
}
