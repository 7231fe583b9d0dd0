import { listEnabledConnections } from "../connections/list-enabled-connections.ts";
import { unit } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";

/** The worker's sweep: has every address pool counted again. Returns at how many connections. */
export async function queuePoolReadings(): Promise<number> {
  const connections = await listEnabledConnections("listAddressPools");
  await unit(async (tx) => {
    for (const { merchantId, mode, connectionId } of connections)
      await enqueue(
        tx,
        "read-address-pools",
        { merchantId, mode, connectionId },
        { key: `pools:${connectionId}` },
      );
  });
  return connections.length;
}
