import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import { newId } from "../ids.ts";
import type { InvoiceKind } from "./status.ts";

export interface SeriesRecord {
  readonly id: string;
  readonly prefix: string;
  readonly digits: number;
  readonly next: number;
}

/** The series of a kind, locked until the unit ends: numbers are given out one after another. Null: there is none yet. */
export async function lockSeries(tx: Tx, scope: Scope, kind: InvoiceKind): Promise<SeriesRecord | null> {
  const { merchantId, mode } = scope;
  // Also where there is no row to lock yet: the first two to need one come one after another.
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(
    hashtextextended(${`${merchantId}/${mode}/series/${kind}`}::text, 0))) AS taken`;
  return findSeries(scope, kind, tx);
}

export async function findSeries(
  scope: Scope,
  kind: InvoiceKind,
  reader: Reader = db(),
): Promise<SeriesRecord | null> {
  const { merchantId, mode } = scope;
  return reader.invoiceSeries.findFirst({
    where: { merchantId, mode, kind, isDefault: true },
    select: { id: true, prefix: true, digits: true, next: true },
  });
}

export async function insertSeries(
  tx: Tx,
  scope: Scope,
  kind: InvoiceKind,
  series: Omit<SeriesRecord, "id">,
  at: Date,
): Promise<string> {
  const { merchantId, mode } = scope;
  const id = newId("invoiceSeries", at);
  await tx.invoiceSeries.create({
    data: { ...series, id, kind, merchantId, mode, isDefault: true, createdAt: at },
  });
  return id;
}

export async function updateSeries(
  tx: Tx,
  scope: Scope,
  id: string,
  change: Partial<Omit<SeriesRecord, "id">>,
): Promise<void> {
  await tx.invoiceSeries.updateMany({ where: { merchantId: scope.merchantId, id }, data: change });
}

/** The highest number after `prefix` on any invoice, payment link or payment of this mode; 0 when there is none. */
export async function highestUsed(reader: Reader, scope: Scope, prefix: string): Promise<number> {
  const { merchantId, mode } = scope;
  const begins = `${prefix.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await reader.$queryRaw<{ highest: bigint | null }[]>`
    SELECT max(substring(number FROM ${prefix.length + 1}::int)::bigint) AS highest
    FROM (
      SELECT number FROM invoices WHERE merchant_id = ${merchantId} AND mode = ${mode} AND number LIKE ${begins}
      UNION ALL
      SELECT invoice_number FROM payment_links
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND invoice_number LIKE ${begins}
      UNION ALL
      SELECT invoice_number FROM transactions
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND invoice_number LIKE ${begins}
    ) AS used
    WHERE substring(number FROM ${prefix.length + 1}::int) ~ '^[0-9]{1,9}$'`;
  return Number(rows[0]?.highest ?? 0n);
}

/** As {@link highestUsed}, outside a unit. */
export function findHighestUsed(scope: Scope, prefix: string): Promise<number> {
  return highestUsed(db(), scope, prefix);
}
