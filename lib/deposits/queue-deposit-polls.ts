import { listEnabledConnections } from "../connections/list-enabled-connections.ts";
import { unit } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** The worker's sweep: asks every provider that lists deposits for the newest. Returns how many it asks. */
export async function queueDepositPolls(): Promise<number> {
  const connections = await listEnabledConnections("listDeposits");
  await unit(async (tx) => {
    for (const { merchantId, mode, connectionId } of connections)
      await enqueue(
        tx,
        "poll-deposits",
        { merchantId, mode, connectionId },
        { key: `deposits:${connectionId}` },
      );
  });
  return connections.length;
}
