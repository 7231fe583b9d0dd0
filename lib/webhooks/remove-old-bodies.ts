import { env } from "../env.ts";
import {
  deleteStraysBefore,
  emptyEvents,
  listAgedEvents,
  listLateEvents,
  listRetentions,
  type Retention,
  saveRetention,
} from "./retention-repository.ts";

const DAY = 24 * 60 * 60 * 1000;
/** Small, so that no other writer waits for it. */
const BATCH = 500;
/** The next run goes on where this one ended. */
const RUN_MS = 20_000;

export interface RemovalOptions {
  readonly days?: number;
  readonly batch?: number;
  readonly runMs?: number;
}

/**
 * Empties bodies and headers of events older than they are kept, oldest first, a batch of each merchant at a time; how
 * many they were. Hash, size and all else stay. What still waits for processing keeps its body, and is emptied once it
 * has an outcome.
 */
export async function removeOldBodies(now: Date, options: RemovalOptions = {}): Promise<number> {
  const { days = env().WEBHOOK_BODY_DAYS, batch = BATCH, runMs = RUN_MS } = options;
  const until = new Date(now.getTime() - days * DAY);
  await deleteStraysBefore(until);
  let removed = 0;
  let open = await listRetentions();
  const end = performance.now() + runMs;
  while (open.length > 0 && performance.now() < end) {
    const left: Retention[] = [];
    for (const one of open) {
      const step = await removeBatch(one, { until, now, batch });
      removed += step.removed;
      if (step.rest !== null) left.push(step.rest);
    }
    open = left;
  }
  return removed;
}

async function removeBatch(
  retention: Retention,
  { until, now, batch }: { readonly until: Date; readonly now: Date; readonly batch: number },
): Promise<{ readonly removed: number; readonly rest: Retention | null }> {
  const aged = await listAgedEvents(retention, until, batch);
  const late = aged.length < batch ? await listLateEvents(retention, until, batch) : [];
  const removed = await emptyEvents(retention, [...aged, ...late], now);
  const last = aged.at(-1);
  const moved = last === undefined ? retention : { ...retention, lastEventId: last };
  // Only after the batch: killed before, the next run looks at it again and finds it done.
  if (last !== undefined) await saveRetention(moved);
  const isFull = aged.length === batch || (late.length === batch && removed > 0);
  return { removed, rest: isFull ? moved : null };
}
