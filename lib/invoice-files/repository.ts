import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

/** The stored sums of these invoices, by id. */
export async function findSums(scope: Scope, ids: readonly string[]) {
  const { merchantId, mode } = scope;
  const rows = await db().invoice.findMany({
    where: { merchantId, mode, id: { in: [...ids] } },
    select: {
      ...{ id: true, language: true, sentAt: true, viewedAt: true, paidAt: true },
      ...{ subtotal: true, discountTotal: true, taxTotal: true, paid: true, credited: true },
    },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
export type InvoiceSums = NonNullable<ReturnType<Awaited<ReturnType<typeof findSums>>["get"]>>;
