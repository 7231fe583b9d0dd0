import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue, enqueueEach } from "../queue/enqueue.ts";

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

/** As {@link queueSync}, for many in one statement. */
export async function queueSyncs(
  tx: Tx,
  scope: Pick<Scope, "merchantId" | "mode">,
  syncs: readonly { readonly transactionId: string; readonly runAt: Date }[],
): Promise<void> {
  const { merchantId, mode } = scope;
  const jobs = syncs.map(({ transactionId, runAt }) => ({
    payload: { merchantId, mode, transactionId },
    key: `sync:${transactionId}`,
    runAt,
  }));
  await enqueueEach(tx, "sync-transaction", jobs);
}
