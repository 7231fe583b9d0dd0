import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";
import { findSucceededRefund, type LockedTransaction } from "./fact-repository.ts";
import { queueFollow } from "./queue-follow.ts";

/** What follows once money came. The balance is asked for a moment later, once for all payments of that moment. */
export async function afterPayment(
  tx: Tx,
  scope: Scope,
  row: Pick<LockedTransaction, "id" | "linkId">,
  connection: Connection,
): Promise<void> {
  const { merchantId } = scope;
  const { mode } = connection;
  if (row.linkId !== null) await enqueue(tx, "count-link-payments", { merchantId, mode, linkId: row.linkId });
  // Its refund may have been heard of first, when there was nothing yet that could have gone back.
  const refund = await findSucceededRefund(tx, scope, row.id);
  if (refund !== null) await queueFollow(tx, scope, refund, connection);
  const payload = { merchantId, mode, connectionId: connection.id };
  const runAt = new Date(Date.now() + 2000);
  const key = `refresh-balance:${connection.id}`;
  await enqueue(tx, "refresh-balance", payload, { runAt, key, unlessWaiting: true });
}
