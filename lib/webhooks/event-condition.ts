import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { isId } from "../ids.ts";
import type { EventCondition } from "./event-path-repository.ts";
import { windowOf } from "./event-window.ts";
import { listNamedEventIds, listNamedTransactionIds } from "./read-repository.ts";
import type { EVENT_LAGS, EVENT_TABS, EventFilters } from "./schema.ts";
import type { EventStatus } from "./status.ts";

export type EventTab = (typeof EVENT_TABS)[number];

const TAB_STATUSES: Readonly<Record<EventTab, readonly EventStatus[] | null>> = {
  inbox: null,
  failed: ["failed", "dead"],
  quarantine: ["rejected"],
};

const LAG_MS: Readonly<Record<(typeof EVENT_LAGS)[number], number>> = {
  "1s": 1000,
  "10s": 10_000,
  "1m": 60_000,
  "10m": 600_000,
};

export interface ResolvedFilters {
  /** All of the scope's mode. */
  readonly connections: readonly Connection[];
  readonly conditionOf: (tab: EventTab) => EventCondition;
}

/** The URL's filters as a condition on rows, for each of the tabs. */
export async function resolveEventFilters(
  scope: Scope,
  filters: EventFilters,
  clock: Clock = systemClock,
): Promise<ResolvedFilters> {
  const { q, transaction, type, channel, attempts, lag, verdict, outcome } = filters;
  const connections = await listConnections(scope);
  const allConnectionIds = connections.map(({ id }) => id);
  const [transactionIds, eventIds, namedTransactionIds] = await Promise.all([
    transaction ? transactionIdsOf(scope, transaction) : null,
    q ? listNamedEventIds(scope, allConnectionIds, q) : [],
    q ? transactionIdsOf(scope, q) : [],
  ]);
  const providers = listOf(filters.provider);
  const chosen = listOf(filters.connection);
  const isChosen = ({ id, provider }: (typeof connections)[number]) =>
    (providers === null || providers.includes(provider.id)) && (chosen === null || chosen.includes(id));
  const rest = {
    window: windowOf(filters, clock.now()),
    letIn: verdict === "accepted" ? true : verdict === "verified" ? false : null,
    connectionIds:
      providers === null && chosen === null ? null : connections.filter(isChosen).map(({ id }) => id),
    allConnectionIds,
    type: type ?? null,
    channel: channel ?? null,
    attempts: attempts ?? null,
    lagOverMs: lag === undefined ? null : LAG_MS[lag],
    transactionIds,
    named: q ? { eventIds, transactionIds: namedTransactionIds } : null,
  };
  const conditionOf = (tab: EventTab) => {
    const sets: Statuses[] = [
      TAB_STATUSES[tab],
      outcome === undefined ? null : [outcome],
      verdict === "quarantined" ? ["rejected"] : null,
    ];
    return { ...rest, statuses: sets.reduce(both, null) };
  };
  return { connections, conditionOf };
}

type Statuses = readonly EventStatus[] | null;

function both(left: Statuses, right: Statuses): Statuses {
  if (left === null || right === null) return left ?? right;
  return left.filter((status) => right.includes(status));
}

async function transactionIdsOf(scope: Scope, text: string): Promise<string[]> {
  const named = await listNamedTransactionIds(scope, text);
  return isId("transaction", text) ? [text, ...named] : named;
}

function listOf(commaSeparated: string | undefined): string[] | null {
  const parts = (commaSeparated ?? "").split(",").filter((part) => part !== "");
  return parts.length === 0 ? null : parts.slice(0, 50);
}
