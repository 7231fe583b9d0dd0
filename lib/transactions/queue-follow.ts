import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** What became of a refund is told to its payment by those who know about refunds. */
export async function queueFollow(
  tx: Tx,
  { merchantId }: Scope,
  transactionId: string,
  { mode }: Pick<Connection, "mode">,
): Promise<void> {
  await enqueue(tx, "follow-refund", { merchantId, mode, transactionId });
}
