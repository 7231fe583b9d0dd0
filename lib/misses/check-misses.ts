import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { findArrival } from "./find-arrival.ts";
import { listDueChecks, updateMiss } from "./repository.ts";

const CHECKS_A_RUN = 200;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The longest that a provider resends is three days; after a week nothing comes any more. */
const GIVE_UP_AFTER = 7 * DAY;

/** Looks whether webhooks that were missed have come after all. Answers how many have. */
export async function checkMisses(now: Date): Promise<number> {
  let found = 0;
  for (const miss of await listDueChecks(now, CHECKS_A_RUN)) {
    const scope = { merchantId: assertId("merchant", miss.merchantId) };
    const arrival = await findArrival(scope, miss);
    const patch =
      arrival === null
        ? { nextCheckAt: nextCheck(miss.foundAt, now) }
        : { arrivedAt: arrival.at, arrivedEventId: arrival.eventId, nextCheckAt: null };
    await unit(async (tx) => {
      await updateMiss(tx, scope, miss.id, patch);
      if (arrival !== null) await notifyLive(tx, scope.merchantId, "webhooks");
    });
    if (arrival !== null) found += 1;
  }
  return found;
}

/** Often at first, then rarely; null: no longer. */
function nextCheck(foundAt: Date, now: Date): Date | null {
  const age = now.getTime() - foundAt.getTime();
  if (age > GIVE_UP_AFTER) return null;
  const wait = age < HOUR ? MINUTE : age < DAY ? 10 * MINUTE : HOUR;
  return new Date(now.getTime() + wait);
}
