import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import { type LinkRecord, linkParts } from "./repository.ts";

export async function listLinksOf(scope: Scope, customerId: string, limit: number): Promise<LinkRecord[]> {
  return db().paymentLink.findMany({
    where: { merchantId: scope.merchantId, customerId, mode: scope.mode },
    include: linkParts,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** In both modes. */
export async function countLinksOf(scope: Scope, customerId: string): Promise<number> {
  return db().paymentLink.count({ where: { merchantId: scope.merchantId, customerId } });
}

const MOVE = statement(`
  UPDATE payment_links SET customer_id = $3 WHERE merchant_id = $1 AND customer_id = $2 RETURNING 1`);

export async function moveAll(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return (await tx.run(MOVE, [scope.merchantId, from, to])).length;
}
