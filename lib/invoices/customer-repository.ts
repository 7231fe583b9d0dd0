import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import type { Mode } from "../mode.ts";

/** In both modes, unless one is named. */
export async function countInvoicesOf(
  { merchantId }: Scope,
  customerId: string,
  mode?: Mode,
): Promise<number> {
  return db().invoice.count({ where: { merchantId, customerId, ...(mode && { mode }) } });
}

const MOVE = statement(`
  UPDATE invoices SET customer_id = $3 WHERE merchant_id = $1 AND customer_id = $2 RETURNING 1`);

export async function moveAll(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return (await tx.run(MOVE, [scope.merchantId, from, to])).length;
}
