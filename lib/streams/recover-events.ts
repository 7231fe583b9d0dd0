import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { openContext } from "../connections/open-context.ts";
import type { ProviderError } from "../providers/contract.ts";
import type { ProviderEvent } from "../providers/event-contract.ts";
import { err, ok, type Result } from "../result.ts";
import { takeInEvent } from "../webhooks/take-in-event.ts";
import { addProgress, findConnectedAt, findNewestEvent, findStream, setProblem } from "./repository.ts";

/** Progress is written after so many events: a crash repeats at most these, and repeating stores nothing. */
const STEP = 50;
/** The provider's clock may be behind ours. */
const LEEWAY_MS = 60_000;

export const MAY_BE_MISSING =
  "The provider no longer lists everything since the last event we had. Payments that are still open are asked about one by one.";

export interface Recovery {
  readonly first: number;
  readonly again: number;
  /** Ids of everything read, so that a replay of the same events is not counted twice. */
  readonly seen: ReadonlySet<string>;
}

/** Fetches every event since the last one known for sure, oldest first, and takes it in. Needs `listEventsSince`. */
export async function recoverEvents(
  scope: Scope,
  connection: Connection,
  signal?: AbortSignal,
): Promise<Result<Recovery, ProviderError>> {
  const { listEventsSince } = connection.provider.operations;
  if (listEventsSince === undefined) return ok({ first: 0, again: 0, seen: new Set() });
  const start = await whereToBegin(scope, connection);
  const answer = await listEventsSince(openContext(scope, connection, signal ? { signal } : {}), start.since);
  if (!answer.ok) return err(answer.error);
  const { complete } = answer.value;
  const events = answer.value.events.filter((event) => isOurs(event, start.notBefore));
  const taken = { first: 0, again: 0 };
  for (let from = 0; from < events.length; from += STEP) {
    const step = await takeInStep(scope, connection, events.slice(from, from + STEP));
    taken.first += step.first;
    taken.again += step.again;
  }
  await setProblem(scope, connection.id, start.isCursor && !complete ? MAY_BE_MISSING : null);
  return ok({ ...taken, seen: new Set(events.map(({ eventId }) => eventId)) });
}

interface Start {
  readonly since: string | null;
  /** The provider has shown us everything up to here; otherwise it is only the newest that we happen to know. */
  readonly isCursor: boolean;
  /** Events from before the connection are nobody's business here. */
  readonly notBefore: Date | null;
}

async function whereToBegin(scope: Scope, { id }: Connection): Promise<Start> {
  const cursor = (await findStream(scope, id))?.lastEventId ?? null;
  if (cursor !== null) return { since: cursor, isCursor: true, notBefore: null };
  const newest = await findNewestEvent(scope, id);
  return {
    since: newest?.eventId ?? null,
    isCursor: false,
    notBefore: await findConnectedAt(scope, id),
  };
}

function isOurs({ occurredAt }: ProviderEvent, notBefore: Date | null): boolean {
  if (notBefore === null || occurredAt === null) return true;
  return occurredAt.getTime() >= notBefore.getTime() - LEEWAY_MS;
}

async function takeInStep(
  scope: Scope,
  connection: Connection,
  events: readonly ProviderEvent[],
): Promise<{ readonly first: number; readonly again: number }> {
  let again = 0;
  for (const event of events) {
    const arrival = { event, channel: "recovery", receivedAt: new Date() } as const;
    const { known } = await takeInEvent(scope, connection, arrival);
    if (known) again += 1;
  }
  const last = events.at(-1);
  const first = events.length - again;
  const cursor = last ? { eventId: last.eventId, at: last.occurredAt } : null;
  await addProgress(scope, connection.id, { first, again, cursor });
  return { first, again };
}
