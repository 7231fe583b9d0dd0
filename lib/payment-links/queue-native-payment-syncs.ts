import { unit } from "../db/unit.ts";
import { MODES } from "../mode.ts";
import { enqueue } from "../queue/enqueue.ts";
import { listConnectionsWithNativeLinks } from "./native-repository.ts";

/** The worker's sweep: asks each provider with native links which payments began on them. Returns how many it asks. */
export async function queueNativePaymentSyncs(): Promise<number> {
  const connections = await listConnectionsWithNativeLinks();
  await unit(async (tx) => {
    for (const { merchantId, mode: stored, connectionId } of connections) {
      const mode = MODES.find((known) => known === stored);
      if (mode === undefined) continue;
      const key = `native-payments:${connectionId}`;
      await enqueue(tx, "sync-native-link-payments", { merchantId, mode, connectionId }, { key });
    }
  });
  return connections.length;
}
