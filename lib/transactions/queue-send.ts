import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";
import type { JobPayload } from "../queue/jobs.ts";

/** Has the creation of a payment sent once more, at once or at `runAt`; asked twice, it is done once. */
export async function queueSend(
  tx: Tx,
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  send: Pick<JobPayload<"retry-payment">, "transactionId" | "after" | "inDoubt">,
  runAt?: Date,
): Promise<void> {
  const options = { key: `send:${send.transactionId}`, ...(runAt === undefined ? {} : { runAt }) };
  await enqueue(tx, "retry-payment", { merchantId, mode, ...send }, options);
}
