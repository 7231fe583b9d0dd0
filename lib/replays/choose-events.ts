import type { Scope } from "../auth/scope.ts";
import type { WebhookEventId } from "../ids.ts";
import { listEventIds } from "../webhooks/list-event-ids.ts";
import { ownEventIds } from "../webhooks/own-event-ids.ts";
import type { EventFilters } from "../webhooks/schema.ts";
import type { ReplayAsk } from "./schema.ts";

/** The events that are asked for, oldest first, as far as they are the scope's own; at most `limit`. */
export async function chooseEvents(scope: Scope, asked: ReplayAsk, limit: number): Promise<WebhookEventId[]> {
  if (asked.kind === "one" || asked.kind === "selection") return ownEventIds(scope, asked.ids);
  const filters = filtersOf(asked);
  const chosen: WebhookEventId[] = [];
  let after: string | null = null;
  do {
    const { ids, next } = await listEventIds(scope, filters, { limit: limit - chosen.length, after });
    chosen.push(...ids);
    after = next;
  } while (after !== null && chosen.length < limit);
  return chosen;
}

function filtersOf(asked: Extract<ReplayAsk, { readonly kind: "filter" | "window" }>): EventFilters {
  if (asked.kind === "window") {
    const { connection, from, to } = asked;
    return { tab: "inbox", range: "all", from, to, ...(connection ? { connection } : {}) };
  }
  const { kind: _kind, ...filters } = asked;
  return filters;
}
