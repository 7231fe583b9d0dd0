import { listEnabledConnections } from "../connections/list-enabled-connections.ts";
import { unit } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** Has every provider that can say what it sent be asked, each connection once. */
export async function queueComparisons(): Promise<void> {
  const lists = await Promise.all([
    listEnabledConnections("listDeliveries"),
    listEnabledConnections("listEventsSince"),
  ]);
  await unit(async (tx) => {
    for (const { merchantId, mode, connectionId } of lists.flat())
      await enqueue(
        tx,
        "compare-sent",
        { merchantId, mode, connectionId },
        { key: `compare-sent:${connectionId}` },
      );
  });
}
