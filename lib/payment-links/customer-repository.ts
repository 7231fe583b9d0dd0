import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import { type LinkRecord, linkParts } from "./repository.ts";

export async function listLinksOf(scope: Scope, customerId: string, limit: number): Promise<LinkRecord[]> {
  return db().paymentLink.findMany({
    where: { merchantId: scope.merchantId, customerId, mode: scope.mode },
    include: linkParts,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** In both modes, unless one is named. */
export async function countLinksOf({ merchantId }: Scope, customerId: string, mode?: Mode): Promise<number> {
  return db().paymentLink.count({ where: { merchantId, customerId, ...(mode && { mode }) } });
}

const MOVE = statement(`
  UPDATE payment_links SET customer_id = $3 WHERE merchant_id = $1 AND customer_id = $2 RETURNING 1`);

export async function moveAll(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return (await tx.run(MOVE, [scope.merchantId, from, to])).length;
}
