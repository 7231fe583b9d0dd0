import type { MerchantId } from "../ids.ts";
import type { LiveTopic } from "../live/topics.ts";
import type { Notices } from "./notices.ts";
import type { Tx } from "./unit.ts";

/** Tells open screens, once this database transaction commits and only then. */
export async function notifyLive(tx: Tx, merchantId: MerchantId, ...topics: LiveTopic[]): Promise<void> {
  addNotices(tx.notices, merchantId, topics);
}

export function addNotices(notices: Notices, merchantId: MerchantId, topics: readonly LiveTopic[]): void {
  for (const topic of topics) notices.add(JSON.stringify({ merchantId, topic }));
}
