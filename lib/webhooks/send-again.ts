import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { WebhookEventId } from "../ids.ts";
import { enqueueAll } from "../queue/enqueue.ts";
import { eventStatusOf } from "./event-row-dto.ts";
import { lockEvents, resetEvents } from "./replay-repository.ts";
import { type EventStatus, type ReplaySkip, replaySkip } from "./status.ts";

/** What became of one event that was to be sent again. */
export interface SentAgain {
  readonly eventId: WebhookEventId;
  /** Why it was not. */
  readonly skip: ReplaySkip | null;
  /** Null only for an event that is gone. */
  readonly status: EventStatus | null;
  /** Tries before this one. */
  readonly attempts: number;
}

/**
 * Puts events back in line, from the bytes that were kept; those that can't be replayed are left as they are. Applying
 * one again can't double anything. `last`: behind everything else that waits.
 */
export async function sendAgain(
  tx: Tx,
  scope: Scope,
  ids: readonly WebhookEventId[],
  options: { readonly actor: string; readonly last: boolean },
): Promise<SentAgain[]> {
  const locked = new Map((await lockEvents(tx, scope, ids)).map((event) => [event.id, event]));
  const sent = ids.map((eventId): SentAgain => {
    const event = locked.get(eventId);
    if (event === undefined) return { eventId, skip: "gone", status: null, attempts: 0 };
    const status = eventStatusOf(event.status);
    const skip = replaySkip(status, event.bodyRemovedAt !== null);
    return { eventId, skip, status, attempts: event.attempts };
  });
  const going = sent.filter(({ skip }) => skip === null).map(({ eventId }) => eventId);
  if (going.length === 0) return sent;
  await resetEvents(tx, scope, going);
  const { merchantId, mode } = scope;
  const { actor, last } = options;
  const payloads = going.map((eventId) => ({ merchantId, mode, eventId, trigger: "replay" as const, actor }));
  await enqueueAll(tx, "process-webhook", payloads, { last });
  return sent;
}
