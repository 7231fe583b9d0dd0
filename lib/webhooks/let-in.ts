import { actorName, type Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { enqueueAll } from "../queue/enqueue.ts";
import type { ProvenEvent } from "./proven-event.ts";
import { claimKeys, lockRejected, releaseRows } from "./rejected-repository.ts";

export interface LetIn {
  /** Their work is queued. */
  readonly accepted: number;
  /** Another copy of the same notification is here already. */
  readonly duplicates: number;
}

/**
 * Lets quarantined requests in whose proof was checked once more: the same row, the key of the notification and the job
 * in the caller's database transaction, as for one that has just come. What is no longer quarantined is left alone.
 */
export async function letIn(
  tx: Tx,
  scope: Scope,
  connectionId: string,
  events: readonly ProvenEvent[],
  at: Date,
): Promise<LetIn> {
  const locked = await lockRejected(tx, scope, connectionId, events);
  if (locked.length === 0) return { accepted: 0, duplicates: 0 };
  const owners = await claimKeys(tx, scope, connectionId, locked);
  const released = locked.map((event) => ({
    ...event,
    firstId: owners.get(event.externalEventId) ?? event.id,
  }));
  await releaseRows(tx, scope, released, { by: actorName(scope.actor), at });
  const first = released.filter(({ id, firstId }) => id === firstId);
  const { merchantId, mode } = scope;
  const payloads = first.map(({ id }) => {
    return { merchantId, mode, eventId: id, trigger: "auto" as const, actor: null };
  });
  await enqueueAll(tx, "process-webhook", payloads);
  await notifyLive(tx, merchantId, "webhooks");
  return { accepted: first.length, duplicates: released.length - first.length };
}
