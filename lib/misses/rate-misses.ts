import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { WEBHOOK_GRACE_MS } from "../queue/jobs.ts";
import { sumMisses, sumTold } from "./repository.ts";
import type { MissRates } from "./schema.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/**
 * How many of the events that each connection should have brought never came. Expected are those that told something by
 * any way, and those that only a question to the provider told.
 */
export async function rateMisses(scope: Scope, clock: Clock = systemClock): Promise<MissRates> {
  const now = clock.now();
  const hour = Math.floor(now.getTime() / HOUR) * HOUR;
  const since = {
    day: new Date(hour - DAY),
    week: new Date(hour - 7 * DAY),
    month: new Date(hour - 30 * DAY),
  };
  const graceFrom = new Date(now.getTime() - WEBHOOK_GRACE_MS);
  const [connections, misses, told] = await Promise.all([
    listConnections(scope),
    sumMisses(scope, since, graceFrom),
    sumTold(scope, since),
  ]);
  return connections.map((connection) => {
    const miss = misses.find(({ connectionId }) => connectionId === connection.id);
    const came = told.find(({ connectionId }) => connectionId === connection.id);
    return {
      connection: connectionRef(connection),
      day: rateOf(miss?.missedDay, miss?.untoldDay, came?.day),
      week: rateOf(miss?.missedWeek, miss?.untoldWeek, came?.week),
      month: rateOf(miss?.missedMonth, miss?.untoldMonth, came?.month),
      lagP50Ms: miss?.lagP50Ms ?? null,
      lagP95Ms: miss?.lagP95Ms ?? null,
    };
  });
}

/** What was missed never shows as nothing: the least is 0.01 %. */
export function rateOf(missed = 0, untold = 0, told = 0): MissRates[number]["day"] {
  const expected = told + untold;
  if (expected === 0) return { missed, expected, percent: null };
  const hundredths = Math.round((missed * 10_000) / expected);
  return { missed, expected, percent: (Math.max(hundredths, missed > 0 ? 1 : 0) / 100).toFixed(2) };
}
