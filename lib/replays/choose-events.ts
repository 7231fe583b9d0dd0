import type { Scope } from "../auth/scope.ts";
import { isId, type WebhookEventId } from "../ids.ts";
import { listEventIds } from "../webhooks/list-event-ids.ts";
import { listIdsByWindow } from "../webhooks/list-ids-by-window.ts";
import { ownEventIds } from "../webhooks/own-event-ids.ts";
import type { ReplayAsk } from "./schema.ts";

/** The events that are asked for, oldest first, as far as they are the scope's own; at most `limit`. */
export async function chooseEvents(scope: Scope, asked: ReplayAsk, limit: number): Promise<WebhookEventId[]> {
  if (asked.kind === "one" || asked.kind === "selection") return ownEventIds(scope, asked.ids);
  if (asked.kind === "window") {
    const { connection, from, to } = asked;
    const connectionIds = connection ? connection.split(",") : null;
    return listIdsByWindow(scope, { connectionIds, from: new Date(from), to: new Date(to) }, limit);
  }
  const { kind: _kind, ...filters } = asked;
  const ids = await listEventIds(scope, filters, { limit });
  return ids.filter((id) => isId("webhookEvent", id)).toReversed();
}
