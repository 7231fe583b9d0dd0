import type { Scope } from "../auth/scope.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { Mode } from "../mode.ts";

/** The scalar subquery runs once for each invoice that the payment counts for: by its link, or because somebody attached it. */
const QUEUE = statement(`
  SELECT (SELECT 1 FROM graphile_worker.add_job('settle-invoice',
    json_build_object('merchantId', $1::text, 'mode', $3::text, 'invoiceId', f.invoice_id), max_attempts => 25)) AS done
  FROM (
    SELECT l.invoice_id FROM transactions t
    JOIN payment_links l ON l.merchant_id = t.merchant_id AND l.id = t.link_id
    WHERE t.merchant_id = $1 AND t.id = $2 AND l.invoice_id IS NOT NULL
    UNION
    SELECT p.invoice_id FROM invoice_payments p WHERE p.merchant_id = $1 AND p.transaction_id = $2
  ) AS f`);

/** One statement, and no job where the payment counts for no invoice. */
export async function addSettleJobs(
  tx: Tx,
  { merchantId }: Pick<Scope, "merchantId">,
  { id, mode }: { readonly id: string; readonly mode: Mode },
): Promise<void> {
  await tx.run(QUEUE, [merchantId, id, mode]);
}
