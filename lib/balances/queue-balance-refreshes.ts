import { unit } from "../db/unit.ts";
import { MODES } from "../mode.ts";
import { enqueue } from "../queue/enqueue.ts";
import { listEnabledConnections } from "./repository.ts";

/** The worker's sweep: queues a fresh balance for every enabled connection. Returns how many. */
export async function queueBalanceRefreshes(): Promise<number> {
  const connections = await listEnabledConnections();
  await unit(async (tx) => {
    for (const { merchantId, mode: stored, id } of connections) {
      const mode = MODES.find((known) => known === stored);
      if (mode === undefined) continue;
      await enqueue(
        tx,
        "refresh-balance",
        { merchantId, mode, connectionId: id },
        { key: `refresh-balance:${id}` },
      );
    }
  });
  return connections.length;
}
