import { type Batcher, createBatcher } from "../db/batcher.ts";
import { isRowsFault } from "../db/is-rows-fault.ts";
import { killPoint } from "../db/kill-point.ts";
import { onePerProcess } from "../db/one-per-process.ts";
import type { IncomingEvent, Sender, Stored } from "./incoming.ts";
import { storeEvents } from "./intake-repository.ts";

const MEBIBYTE = 1024 * 1024;
/** When a connection last sent something is for people to read: once a second is enough. */
const SEEN_EVERY_MS = 1000;

const flushes = onePerProcess<Batcher<IncomingEvent, Stored>>("intake", () =>
  createBatcher({
    flush,
    sizeOf: ({ body, headers }) => body.byteLength + headers.length,
    maxItems: 512,
    maxBytes: 4 * MEBIBYTE,
    maxWaiting: 20_000,
    maxWaitingBytes: 128 * MEBIBYTE,
    isItemsFault: isRowsFault,
  }),
);
const lastSeen = onePerProcess("intake-last-seen", () => new Map<string, number>());

/**
 * Stores an event with its job. When this resolves, it is committed; when it throws, nothing of the event is stored, or
 * nobody knows, and whoever sent it must send it again.
 */
export function storeIncoming(event: IncomingEvent): Promise<Stored> {
  return flushes.get().add(event);
}

async function flush(events: readonly IncomingEvent[]): Promise<Stored[]> {
  killPoint("receive.before-store");
  const stored = await storeEvents(events, newlySeen(events));
  killPoint("receive.after-store");
  return stored;
}

function newlySeen(events: readonly IncomingEvent[]) {
  const seen = new Map<string, { readonly sender: Sender; readonly at: Date }>();
  for (const { sender, receivedAt } of events) {
    const before = lastSeen.get().get(sender.connectionId) ?? 0;
    if (sender.channel !== "webhook" || receivedAt.getTime() < before + SEEN_EVERY_MS) continue;
    seen.set(sender.connectionId, { sender, at: receivedAt });
    lastSeen.get().set(sender.connectionId, receivedAt.getTime());
  }
  return [...seen.values()];
}
