import type { MerchantId } from "../ids.ts";
import type { LiveTopic } from "../live/topics.ts";
import { LIVE_CHANNEL } from "../live/topics.ts";
import type { Tx } from "./unit.ts";

/** Tells open screens, once this database transaction commits and only then. */
export async function notifyLive(tx: Tx, merchantId: MerchantId, ...topics: LiveTopic[]): Promise<void> {
  for (const topic of topics) {
    await tx.$queryRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${JSON.stringify({ merchantId, topic })})::text`;
  }
}
