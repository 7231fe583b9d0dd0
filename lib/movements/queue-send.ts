import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { enqueue } from "../queue/enqueue.ts";

/** One try at sending, at once or at `runAt`. `after`: how often it has been sent; a job that comes too late does nothing. */
export async function queueSend(
  tx: Tx,
  { merchantId, mode }: Scope,
  transactionId: TransactionId,
  { after, runAt }: { readonly after: number; readonly runAt?: Date },
): Promise<void> {
  const options = { key: `send:${transactionId}`, ...(runAt === undefined ? {} : { runAt }) };
  await enqueue(tx, "send-movement", { merchantId, mode, transactionId, after }, options);
}
