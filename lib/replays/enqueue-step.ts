import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** Queues a replay's next step, of which there is never more than one. Live events go before it. */
export async function enqueueStep(
  tx: Tx,
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  replayId: string,
  runAt?: Date,
): Promise<void> {
  const options = { key: `replay:${replayId}`, last: true, ...(runAt === undefined ? {} : { runAt }) };
  await enqueue(tx, "run-replay", { merchantId, mode, replayId }, options);
}
