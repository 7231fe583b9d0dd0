import type { Scope } from "../auth/scope.ts";
import { isId, timeOfId, type WebhookEventId } from "../ids.ts";
import { listEventsById } from "./replay-repository.ts";

/** Those of the ids that are events of the scope's merchant and mode, each once, oldest first. */
export async function ownEventIds(scope: Scope, ids: readonly string[]): Promise<WebhookEventId[]> {
  const wanted = [...new Set(ids)].filter((id) => isId("webhookEvent", id));
  const own = new Set((await listEventsById(scope, wanted)).map(({ id }) => id as string));
  return wanted
    .filter((id) => own.has(id))
    .toSorted((a, b) => timeOfId(a).getTime() - timeOfId(b).getTime() || (a < b ? -1 : 1));
}
