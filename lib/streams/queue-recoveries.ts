import { unit } from "../db/unit.ts";
import { MODES } from "../mode.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { enqueue } from "../queue/enqueue.ts";
import { listUnstreamed } from "./repository.ts";

/** The third way: where webhooks fail and no stream is open, events are still fetched. Returns how many connections. */
export async function queueRecoveries(): Promise<number> {
  const able = PROVIDERS.filter(({ operations }) => operations.listEventsSince !== undefined);
  const rows = await listUnstreamed(able.map(({ id }) => id));
  for (const { merchantId, connectionId, mode: stored } of rows) {
    const mode = MODES.find((known) => known === stored);
    if (mode === undefined) continue;
    const payload = { merchantId, mode, connectionId };
    await unit((tx) => enqueue(tx, "recover-events", payload, { key: `recover:${connectionId}` }));
  }
  return rows.length;
}
