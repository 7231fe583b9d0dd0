import type { Scope } from "../auth/scope.ts";
import { type Notices, sendNotices } from "../db/notices.ts";
import { addNotices } from "../db/notify.ts";
import { assertId, type WebhookEventId } from "../ids.ts";
import { log } from "../logger.ts";
import { knownConnections } from "./known-connections.ts";
import { processCarefully } from "./process-carefully.ts";
import { processEvent } from "./process-event.ts";
import { listStarts } from "./start-repository.ts";

/** Events of one job that are worked on at once; a worker does several jobs at once. */
const LANES = 4;

export interface EventBatch {
  readonly eventIds: readonly string[];
  /** The how manieth start of this job it is; from the second on, an earlier one did not come to its end. */
  readonly attempt: number;
}

/**
 * Processes the events that one flush of the inbox took in, each in a database transaction of its own. One that fails has
 * written down its next try, and stops no other. Throws when an event has neither an outcome nor a next try: the job
 * then begins again, and finds the others done.
 */
export async function processBatch(scope: Scope, { eventIds, attempt }: EventBatch): Promise<void> {
  const ids = eventIds.map((id) => assertId("webhookEvent", id));
  const notices: Notices = new Set();
  // What an ended worker had committed, it may not have told.
  if (attempt > 1) addNotices(notices, scope.merchantId, ["webhooks", "transactions", "payment-links"]);
  const options = { trigger: "auto", actor: null, connections: knownConnections(scope), notices } as const;
  const failures: unknown[] = [];
  const process = attempt > 1 ? processCarefully : processEvent;
  const queue = (attempt > 1 ? await suspectsLast(scope, ids) : ids).values();
  const lane = async () => {
    for (const id of queue) {
      try {
        await process(scope, id, options);
      } catch (thrown) {
        failures.push(thrown);
        log("webhooks").error({ err: thrown, eventId: id }, "An event was left waiting");
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await sendNotices(notices);
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${ids.length} events were left waiting`, { cause: failures[0] });
}

/** An event that may end the worker again must not keep the others from their turn. */
async function suspectsLast(scope: Scope, ids: readonly WebhookEventId[]): Promise<WebhookEventId[]> {
  const starts = await listStarts(scope, ids);
  return ids.toSorted((a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0));
}
