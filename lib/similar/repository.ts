import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

const found = z.array(
  z.object({ id: z.string(), alike: z.enum(["invoice", "reference", "customer", "amount"]) }),
);
export type Alike = z.infer<typeof found>[number];

/**
 * What shares a trait with the transaction, a few of each. Every branch walks one index: by invoice, by reference, by
 * customer newest first, and two hours of the list by time.
 */
export async function listAlike({ merchantId, mode }: Scope, id: string, each: number): Promise<Alike[]> {
  const rows = await db().$queryRaw`
    WITH t AS MATERIALIZED (
      SELECT * FROM transactions WHERE merchant_id = ${merchantId} AND mode = ${mode} AND id = ${id}
    )
    SELECT a.id, a.alike FROM t CROSS JOIN LATERAL (
      (SELECT o.id, 'invoice' AS alike FROM transactions o
       WHERE o.merchant_id = ${merchantId} AND o.invoice_number = t.invoice_number AND o.mode = ${mode} AND o.id <> t.id
       LIMIT ${each})
      UNION ALL
      (SELECT o.id, 'reference' FROM transactions o
       WHERE o.merchant_id = ${merchantId} AND o.reference = t.reference AND o.mode = ${mode} AND o.id <> t.id
       LIMIT ${each})
      UNION ALL
      (SELECT o.id, 'customer' FROM transactions o
       WHERE o.merchant_id = ${merchantId} AND o.customer_id = t.customer_id AND o.mode = ${mode} AND o.id <> t.id
       ORDER BY o.created_at DESC LIMIT ${each})
      UNION ALL
      (SELECT o.id, 'amount' FROM transactions o
       WHERE o.merchant_id = ${merchantId} AND o.mode = ${mode}
         AND o.created_at BETWEEN t.created_at - interval '1 hour' AND t.created_at + interval '1 hour'
         AND o.amount = t.amount AND o.currency = t.currency AND o.id <> t.id
       ORDER BY o.created_at DESC LIMIT ${each})
    ) AS a`;
  return found.parse(rows);
}
