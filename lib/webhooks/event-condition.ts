import type { Scope } from "../auth/scope.ts";
import { type EventCondition, listNamedTransactionIds } from "./read-repository.ts";
import type { EVENT_TABS, EventFilters } from "./schema.ts";
import { EVENT_STATUSES, type EventStatus } from "./status.ts";

export type EventTab = (typeof EVENT_TABS)[number];

const TAB_STATUSES: Readonly<Record<EventTab, readonly EventStatus[]>> = {
  inbox: EVENT_STATUSES.filter((status) => status !== "rejected"),
  failed: ["failed", "dead"],
  quarantine: ["rejected"],
};

/** The URL's filters as a condition on rows, without the tab's statuses. */
export async function resolveEventFilters(
  scope: Scope,
  filters: EventFilters,
): Promise<(tab: EventTab) => EventCondition> {
  const { q, outcome, connection, type } = filters;
  const transactionIds = q ? await listNamedTransactionIds(scope, q) : [];
  const rest = {
    ...(connection === undefined ? {} : { connectionIds: connection.split(",") }),
    ...(type === undefined ? {} : { type }),
    ...(q ? { search: { text: q, transactionIds } } : {}),
  };
  return (tab) => {
    const statuses = TAB_STATUSES[tab].filter((status) => outcome === undefined || status === outcome);
    return { ...rest, statuses };
  };
}
