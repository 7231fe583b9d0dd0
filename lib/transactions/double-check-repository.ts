import type { Scope } from "../auth/scope.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { Mode } from "../mode.ts";

const sibling = (column: string) => `EXISTS (
  SELECT FROM transactions o WHERE o.merchant_id = t.merchant_id AND o.${column} = t.${column} AND o.id <> t.id)`;

/**
 * The scalar subquery runs only for a row that passes the `where`. Whether the other payment is paid as well is not
 * looked at: of two that become so at one moment, each sees the other's row, written when it began, but not yet its state.
 */
const QUEUE = statement(`
  SELECT (SELECT 1 FROM graphile_worker.add_job('check-double-payment', $3::json, max_attempts => 25, priority => 10)) AS done
  FROM transactions t
  WHERE t.merchant_id = $1 AND t.id = $2 AND t.kind = 'payment' AND ($4::boolean
    OR ${sibling("reference")}
    OR (t.invoice_number IS NOT NULL AND ${sibling("invoice_number")})
    OR (t.link_id IS NOT NULL AND ${sibling("link_id")}))`);

/** Queues a look at whether the same thing was paid twice: one statement, and no job where no other payment could be it. */
export async function queueDoubleCheck(
  tx: Tx,
  { merchantId }: Scope,
  transaction: { readonly id: string; readonly mode: Mode; readonly isNew: boolean },
): Promise<void> {
  const { id, mode, isNew } = transaction;
  const payload = JSON.stringify({ merchantId, mode, transactionId: id });
  await tx.run(QUEUE, [merchantId, id, payload, isNew]);
}
