import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { findEndpointState, loadEndpoint } from "../endpoints/load-endpoint.ts";
import { wakeDeliveries } from "../queue/announce.ts";
import { draftEvents } from "./draft-events.ts";
import { eventNames, wantedTypes } from "./event-names.ts";
import { insertDeliveries, insertEvents, type StoredEvent } from "./event-repository.ts";
import { findSubjects } from "./subject-repository.ts";
import type { Window } from "./window.ts";
import { listUnsent, listUntold, type UntoldChange } from "./window-repository.ts";

const PORTION = 200;
const HOUR_MS = 60 * 60 * 1000;

interface WindowJob {
  readonly endpointId: string;
  readonly since: string;
  readonly until: string;
  readonly actor: string;
}

/**
 * Sends an endpoint what it never got of a window, because it did not exist, had not chosen it or was disabled. Changes
 * that nobody listened to are written down as events first, from the timeline. Run twice, the second run finds none.
 */
export async function replayMissing(
  scope: Scope,
  { endpointId, since, until, actor }: WindowJob,
  clock: Clock = systemClock,
): Promise<number> {
  const state = await findEndpointState(scope, endpointId);
  if (state === "deleted" || state === "disabled") return 0;
  const { events: patterns } = await loadEndpoint(scope, endpointId);
  const types = wantedTypes(patterns);
  let total = 0;
  for (const window of slices({ endpointId, since: new Date(since), until: new Date(until) })) {
    await rebuild(scope, window, patterns, clock);
    for (;;) {
      const events = await listUnsent(scope, window, types, PORTION);
      if (events.length === 0) break;
      total += await unit((tx) => send(tx, scope, { endpointId, actor, events, at: clock.now() }));
    }
  }
  return total;
}

/** Hour by hour: in the order in which it happened, and no query looks at more than an hour. */
function* slices({ endpointId, since, until }: Window): Generator<Window> {
  for (let from = since; from < until; from = new Date(from.getTime() + HOUR_MS)) {
    const to = new Date(Math.min(from.getTime() + HOUR_MS, until.getTime()));
    yield { endpointId, since: from, until: to };
  }
}

async function rebuild(scope: Scope, window: Window, patterns: string[], clock: Clock): Promise<void> {
  const names = eventNames(patterns);
  let after: UntoldChange | null = null;
  for (;;) {
    const changes: UntoldChange[] = await listUntold(scope, window, names, { after, limit: PORTION });
    const last = changes.at(-1);
    if (last === undefined) return;
    after = last;
    const subjects = await findSubjects(
      scope,
      changes.map(({ transactionId }) => transactionId),
    );
    const wanted = new Set(wantedTypes(patterns));
    const drafts = changes.flatMap((change) => {
      const subject = subjects.get(change.transactionId);
      return subject === undefined ? [] : draftEvents(scope, subject, change);
    });
    const chosen = drafts.filter(({ type }) => wanted.has(type));
    await unit((tx) => insertEvents(tx, scope, chosen, { createdAt: clock.now(), rebuilt: true }));
  }
}

async function send(
  tx: Tx,
  scope: Scope,
  what: { endpointId: string; actor: string; events: readonly StoredEvent[]; at: Date },
): Promise<number> {
  const { endpointId, actor, events, at } = what;
  const wanted = events.map((event) => ({ endpointId, event }));
  const made = await insertDeliveries(tx, scope, wanted, { trigger: "backfill", actor, createdAt: at });
  await wakeDeliveries(tx);
  await notifyLive(tx, scope.merchantId, "endpoints");
  return made.length;
}
