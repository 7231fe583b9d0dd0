import type { Scope } from "../auth/scope.ts";
import { DELIVERY_WAITS } from "../deliveries/status.ts";
import { measureTries } from "./figures-repository.ts";
import { countDeliveries, type EndpointCounts } from "./repository.ts";
import type { EndpointFigures } from "./schema.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;
/** Nobody reads past this. */
const COUNT_CAP = 10_000;
/** What was made before that had its last try by the schedule more than a day ago. */
const SCHEDULE_MS = DELIVERY_WAITS.reduce((sum, seconds) => sum + seconds * 1000, 0) + DAY_MS;
/** Enough for an honest percentile, and cheap for twenty endpoints at once. */
const MEASURED = 1000;

export interface CountedEndpoint extends EndpointCounts {
  readonly last24h: EndpointFigures;
}

const NO_TRIES: EndpointFigures = { tries: 0, succeeded: 0, p95Ms: null };

/** What waits, what was given up lately and how the last day's tries went, by endpoint. */
export async function countEndpointDeliveries(
  scope: Scope,
  rows: readonly { readonly id: string }[],
  now: Date,
): Promise<ReadonlyMap<string, CountedEndpoint>> {
  const ids = rows.map(({ id }) => id);
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const [counts, measured] = await Promise.all([
    countDeliveries(scope, ids, { failedSince: ago(WEEK_MS), cap: COUNT_CAP }),
    measureTries(scope, ids, { since: ago(DAY_MS), madeSince: ago(SCHEDULE_MS), limit: MEASURED }),
  ]);
  const figures = new Map(measured.map(({ endpointId, ...tries }) => [endpointId, tries]));
  return new Map(
    counts.map((count) => [
      count.endpointId,
      { ...count, last24h: figures.get(count.endpointId) ?? NO_TRIES },
    ]),
  );
}
