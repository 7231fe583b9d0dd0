import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import type { Tx } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { queueFollow } from "./queue-follow.ts";
import { giveParent, lockBeginning } from "./repository.ts";

/**
 * Gives a payment the refunds that were heard of before the provider's id of it was known here, and has each followed.
 * To be called in the database transaction in which the id is written down: the lock makes a refund that comes at this
 * moment wait and find its payment, or have been written down and be found here.
 */
export async function adoptRefunds(
  tx: Tx,
  scope: Scope,
  connection: Pick<Connection, "id" | "mode">,
  payment: { readonly id: TransactionId; readonly externalId: string },
): Promise<void> {
  await lockBeginning(tx, scope, connection.id, payment.externalId);
  for (const refund of await giveParent(tx, scope, connection.id, payment))
    await queueFollow(tx, scope, refund, connection);
}
