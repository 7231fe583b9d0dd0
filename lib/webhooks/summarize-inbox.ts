import { findUnfiled } from "../arrivals/find-unfiled.ts";
import type { Scope } from "../auth/scope.ts";
import { connectionRef } from "../connections/load-connection.ts";
import { type EventTab, resolveEventFilters } from "./event-condition.ts";
import { countEvents } from "./look-repository.ts";
import { listEventTypes } from "./read-repository.ts";
import type { EventFilters, InboxSummary } from "./schema.ts";

/** An exact count of a million rows costs more than the page itself; nobody reads past this. */
const COUNT_CAP = 1000;

/** Rows behind each tab under the same filters, and what the filter chips offer. */
export async function summarizeInbox(scope: Scope, filters: EventFilters): Promise<InboxSummary> {
  const { connections, conditionOf } = await resolveEventFilters(scope, filters);
  const count = async (tab: EventTab) => {
    const { count, more } = await countEvents(scope, conditionOf(tab), COUNT_CAP);
    return { count, capped: more };
  };
  const [inbox, failed, quarantine, types, unfiled] = await Promise.all([
    count("inbox"),
    count("failed"),
    count("quarantine"),
    listEventTypes(scope),
    findUnfiled(scope, new Date()),
  ]);
  const names = new Map(connections.map(({ provider }) => [provider.id, provider.name]));
  return {
    counts: { inbox, failed, quarantine },
    types,
    connections: connections.map(connectionRef),
    providers: Array.from(names, ([id, name]) => ({ id, name })),
    unfiled: unfiled && { count: unfiled.count, since: unfiled.since.toISOString() },
  };
}
