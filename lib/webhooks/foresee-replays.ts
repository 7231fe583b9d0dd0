import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import type { WebhookEventId } from "../ids.ts";
import { type TransactionStatus, transition } from "../transactions/status.ts";
import { eventStatusOf } from "./event-row-dto.ts";
import { foreseeReplay, type Reading } from "./forecast-replay.ts";
import { readEvent } from "./read-event.ts";
import { listEventsById } from "./replay-repository.ts";
import { type EffectKey, replaySkip } from "./status.ts";

/** Bodies held in memory at once. */
const CHUNK = 100;
/** Events read at once: each asks the database once or twice. */
const AT_ONCE = 5;

/**
 * What a replay of these events, one after the other in this order, would do to each. Reads only. What an event would
 * change counts for those after it: the second of two copies finds the payment changed.
 */
export async function foreseeReplays(scope: Scope, ids: readonly WebhookEventId[]): Promise<EffectKey[]> {
  const connections = new Map((await listConnections(scope)).map((one) => [one.id as string, one]));
  const changed = new Map<string, TransactionStatus>();
  const effects: EffectKey[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    const events = new Map((await listEventsById(scope, chunk)).map((event) => [event.id as string, event]));
    for (let next = 0; next < chunk.length; next += AT_ONCE) {
      const some = chunk.slice(next, next + AT_ONCE).map((id) => events.get(id));
      const readings = await Promise.all(some.map((event) => readingOf(scope, connections, event)));
      for (const reading of readings)
        effects.push(typeof reading === "string" ? reading : foreseeReplay(after(changed, reading)).effect);
    }
  }
  return effects;
}

/** A text is the effect already: it takes no part. */
async function readingOf(
  scope: Scope,
  connections: ReadonlyMap<string, Connection>,
  event: WebhookEvent | undefined,
): Promise<Reading | EffectKey> {
  const connection = event && connections.get(event.connectionId);
  if (event === undefined || connection === undefined) return "skipped/gone";
  const skip = replaySkip(eventStatusOf(event.status), event.bodyRemovedAt !== null);
  return skip === null ? readEvent(scope, connection, event) : `skipped/${skip}`;
}

/** The reading against the transactions as the events before would leave them. */
function after(changed: Map<string, TransactionStatus>, reading: Reading): Reading {
  if (reading.kind !== "facts") return reading;
  const facts = reading.facts.map((fact) => {
    const { transactionId, amountDiffers, said } = fact;
    if (transactionId === null || fact.current === null) return fact;
    const current = changed.get(transactionId) ?? fact.current;
    if (!amountDiffers) changed.set(transactionId, transition(current, said).status);
    return { ...fact, current };
  });
  return { ...reading, facts };
}
