import type { Connection } from "../connections/connection.ts";
import { openContext } from "../connections/open-context.ts";
import type { ProviderEvent, ProviderStream } from "../providers/event-contract.ts";
import { takeInEvent } from "../webhooks/take-in-event.ts";
import type { HeldStream } from "./held-stream.ts";
import { recoverEvents } from "./recover-events.ts";
import {
  addProgress,
  findStream,
  markAlive,
  markOpened,
  setProblem,
  updateStreamState,
} from "./repository.ts";

const ALIVE_EVERY_MS = 10_000;

export interface FollowedStream {
  readonly because: string;
  readonly openMs: number;
  /** The provider does not let us in; trying again soon is pointless. */
  readonly isRefusal: boolean;
}

/** Opens the stream once and takes in what it brings until it ends. What was missed is recovered before its frames are read. */
export async function followStream(held: HeldStream, connection: Connection): Promise<FollowedStream> {
  const { scope, connectionId, holder, signal } = held;
  const { openStream } = connection.provider.operations;
  if (openStream === undefined)
    return { because: "This provider has no stream.", openMs: 0, isRefusal: true };
  await updateStreamState(scope, connectionId, holder, { state: "connecting" });
  const cursor = (await findStream(scope, connectionId))?.lastEventId ?? null;
  const opened = await openStream(openContext(scope, connection, { signal }), cursor);
  if (!opened.ok) {
    const isRefusal = ["credentials_rejected", "permission_denied"].includes(opened.error.code);
    return { because: opened.error.message, openMs: 0, isRefusal };
  }
  const stream = opened.value;
  const openedAt = Date.now();
  try {
    await markOpened(scope, connectionId, holder);
    await readSignals(held, connection, stream);
  } finally {
    stream.close();
  }
  return {
    because: stream.endedBecause() ?? "The stream ended.",
    openMs: Date.now() - openedAt,
    isRefusal: false,
  };
}

async function readSignals(held: HeldStream, connection: Connection, stream: ProviderStream): Promise<void> {
  const { scope, connectionId, signal } = held;
  let recovered: ReadonlySet<string> | null = await recover(held, connection);
  let aliveAt = 0;
  for await (const heard of stream.signals) {
    if (signal.aborted) return;
    // A hole that could not be filled is tried again with whatever comes next.
    if (heard.type === "resync" || recovered === null) recovered = await recover(held, connection);
    if (heard.type === "event" && !recovered?.has(heard.event.eventId)) {
      await takeIn(held, connection, heard.event, recovered !== null);
      aliveAt = Date.now();
    } else if (Date.now() - aliveAt > ALIVE_EVERY_MS) {
      aliveAt = Date.now();
      await markAlive(scope, connectionId);
    }
  }
}

/** Ids of what was recovered; null when it could not be fetched. */
async function recover(held: HeldStream, connection: Connection): Promise<ReadonlySet<string> | null> {
  const answer = await recoverEvents(held.scope, connection, held.signal);
  if (answer.ok) return answer.value.seen;
  await setProblem(
    held.scope,
    held.connectionId,
    `Missed events could not be fetched. ${answer.error.message}`,
  );
  return null;
}

async function takeIn(
  { scope, connectionId }: HeldStream,
  connection: Connection,
  event: ProviderEvent,
  isWhole: boolean,
): Promise<void> {
  const arrival = { event, channel: "stream", receivedAt: new Date() } as const;
  const { known } = await takeInEvent(scope, connection, arrival);
  const cursor = isWhole ? { eventId: event.eventId, at: event.occurredAt } : null;
  await addProgress(scope, connectionId, { first: known ? 0 : 1, again: known ? 1 : 0, cursor });
}
