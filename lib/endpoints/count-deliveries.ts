import type { Scope } from "../auth/scope.ts";
import { countDeliveries, type EndpointCounts } from "./repository.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** Nobody reads past this. */
const COUNT_CAP = 10_000;

/** What waits and what was given up lately, by endpoint. */
export async function countEndpointDeliveries(
  scope: Scope,
  rows: readonly { readonly id: string }[],
  now: Date,
): Promise<ReadonlyMap<string, EndpointCounts>> {
  const ids = rows.map(({ id }) => id);
  const failedSince = new Date(now.getTime() - WEEK_MS);
  const counts = await countDeliveries(scope, ids, { failedSince, cap: COUNT_CAP });
  return new Map(counts.map((count) => [count.endpointId, count]));
}
