import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** Has the provider asked about one transaction, at once or at `runAt`; asked twice, it is done once. */
export async function queueSync(
  tx: Tx,
  scope: Pick<Scope, "merchantId" | "mode">,
  transactionId: string,
  runAt?: Date,
): Promise<void> {
  const { merchantId, mode } = scope;
  const options = { key: `sync:${transactionId}`, ...(runAt === undefined ? {} : { runAt }) };
  await enqueue(tx, "sync-transaction", { merchantId, mode, transactionId }, options);
}
