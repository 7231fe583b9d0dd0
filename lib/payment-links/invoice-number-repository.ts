import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Reader, Tx } from "../db/unit.ts";

export async function isInvoiceNumberUsed(
  reader: Reader,
  scope: Scope,
  invoiceNumber: string,
): Promise<boolean> {
  const { merchantId, mode } = scope;
  const found = await reader.paymentLink.findUnique({
    where: { merchantId_mode_invoiceNumber: { merchantId, mode, invoiceNumber } },
    select: { id: true },
  });
  if (found !== null) return true;
  const where = { merchantId, mode, number: invoiceNumber };
  return (await reader.invoice.findFirst({ where, select: { id: true } })) !== null;
}

/** As {@link isInvoiceNumberUsed}, for many: those that are. */
export async function listUsedNumbers(
  scope: Scope,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const { merchantId, mode } = scope;
  const rows = await db().$queryRaw<{ number: string }[]>`
    SELECT invoice_number AS number FROM payment_links
    WHERE merchant_id = ${merchantId} AND mode = ${mode} AND invoice_number = ANY(${[...numbers]})
    UNION
    SELECT number FROM invoices
    WHERE merchant_id = ${merchantId} AND mode = ${mode} AND number = ANY(${[...numbers]})`;
  return new Set(rows.map(({ number }) => number));
}

/** Whoever asks for the same number at the same moment waits until the unit ends: it may be a link's or an invoice's. */
export async function lockInvoiceNumber(tx: Tx, scope: Scope, invoiceNumber: string): Promise<void> {
  const word = `${scope.merchantId}/${scope.mode}/number/${invoiceNumber}`;
  await tx.$queryRaw`
    SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtextextended(${word}::text, 0))) AS taken`;
}

/** As {@link isInvoiceNumberUsed}, outside a unit. */
export function isInvoiceNumberTaken(scope: Scope, invoiceNumber: string): Promise<boolean> {
  return isInvoiceNumberUsed(db(), scope, invoiceNumber);
}

/** The highest number after `prefix` on any link, payment or invoice of this mode; 0 when there is none. */
export async function highestInNumbers(scope: Scope, prefix: string, reader: Reader = db()): Promise<bigint> {
  const { merchantId, mode } = scope;
  const begins = `${prefix}%`;
  const rows = await reader.$queryRaw<{ highest: bigint | null }[]>`
    SELECT max(substring(number FROM '([0-9]{1,15})$')::bigint) AS highest
    FROM (
      SELECT invoice_number AS number FROM payment_links
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND invoice_number LIKE ${begins}
      UNION ALL
      SELECT invoice_number FROM transactions
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND invoice_number LIKE ${begins}
      UNION ALL
      SELECT number FROM invoices
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND number LIKE ${begins}
    ) AS used
    WHERE substring(number FROM ${prefix.length + 1}::int) ~ '^[0-9]{1,15}$'`;
  return rows[0]?.highest ?? 0n;
}
