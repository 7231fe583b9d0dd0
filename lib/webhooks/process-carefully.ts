import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { isPassing } from "../db/passing.ts";
import type { WebhookEventId } from "../ids.ts";
import { DeadlyEvent } from "./deadly-event.ts";
import { failAttempt } from "./fail-attempt.ts";
import { type ProcessOptions, processEvent } from "./process-event.ts";
import { countStart, forgetStarts } from "./start-repository.ts";

/** So many starts without an end, and the event itself is the reason. */
const MOST_STARTS = 5;

let before: Promise<unknown> = Promise.resolve();

/**
 * The way of events whose job had to begin again: one at a time in this process, each start written down and committed
 * before the work. Whatever ends the process now, the mark names exactly the event that was being worked on, and one that
 * ends it every time is dead with that reason instead of being tried for ever. See docs/decisions/0009.
 */
export function processCarefully(scope: Scope, id: WebhookEventId, options: ProcessOptions): Promise<void> {
  const turn = before.then(() => startCounted(scope, id, options));
  before = turn.catch(() => undefined);
  return turn;
}

async function startCounted(scope: Scope, id: WebhookEventId, options: ProcessOptions): Promise<void> {
  const starts = await countStart(scope, id);
  if (starts === null) return;
  if (starts > MOST_STARTS) {
    const now = (options.clock ?? systemClock).now();
    const thrown = new DeadlyEvent(MOST_STARTS);
    await failAttempt(scope, { id, thrown, startedAt: now, durationMs: 0, now, ...options });
  } else {
    await processEvent(scope, id, options).catch(async (thrown: unknown) => {
      // The database's end is not the event's doing.
      if (isPassing(thrown)) await forgetStarts(scope, id);
      throw thrown;
    });
  }
  await forgetStarts(scope, id);
}
