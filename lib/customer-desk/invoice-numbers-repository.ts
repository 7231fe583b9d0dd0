import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

const numberRows = z.array(z.object({ number: z.string(), total: z.int() }));

/** Invoice numbers on a customer's transactions and links in the scope's mode, the latest first, and how many there are. */
export async function listInvoiceNumbers(
  { merchantId, mode }: Scope,
  customerId: string,
  limit: number,
): Promise<{ readonly rows: string[]; readonly total: number }> {
  const found = await db().$queryRaw`
    SELECT number, count(*) OVER ()::int AS total FROM (
      SELECT t.invoice_number AS number, t.created_at AS at FROM transactions t
      WHERE t.merchant_id = ${merchantId} AND t.customer_id = ${customerId} AND t.mode = ${mode}
      UNION ALL
      SELECT l.invoice_number, l.created_at FROM payment_links l
      WHERE l.merchant_id = ${merchantId} AND l.customer_id = ${customerId} AND l.mode = ${mode}
    ) AS carried
    WHERE number IS NOT NULL GROUP BY number ORDER BY max(at) DESC, number LIMIT ${limit}`;
  const rows = numberRows.parse(found);
  return { rows: rows.map(({ number }) => number), total: rows[0]?.total ?? 0 };
}
