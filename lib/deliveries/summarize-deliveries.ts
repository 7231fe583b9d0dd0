import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { rangeStart } from "./range-start.ts";
import { countDeliveryRows } from "./read-repository.ts";
import type { DeliveryFilters, DeliverySummary } from "./schema.ts";
import type { DeliveryTab } from "./status.ts";

/** Nobody reads past this. */
const COUNT_CAP = 10_000;

/** Rows behind each tab under the same filters. */
export async function summarizeDeliveries(
  scope: Scope,
  filters: DeliveryFilters,
  clock: Clock = systemClock,
): Promise<DeliverySummary> {
  const since = rangeStart(filters.range, clock.now());
  const count = async (tab: DeliveryTab) => {
    const counted = await countDeliveryRows(scope, { ...filters, tab, since }, COUNT_CAP);
    return { count: Math.min(counted, COUNT_CAP), capped: counted > COUNT_CAP };
  };
  const [all, open, failed] = await Promise.all([count("all"), count("open"), count("failed")]);
  return { counts: { all, open, failed } };
}
