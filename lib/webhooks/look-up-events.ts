import type { Scope } from "../auth/scope.ts";
import { isId, timeOfId } from "../ids.ts";
import { listEventHints, listNamedEventIds } from "./read-repository.ts";

export interface EventHint {
  readonly id: string;
  readonly type: string;
  readonly status: string;
}

/** Events with exactly this id, ours or the provider's on one of the connections. */
export async function lookUpEvents(
  scope: Scope,
  connectionIds: readonly string[],
  text: string,
): Promise<EventHint[]> {
  const named = await listNamedEventIds(scope, connectionIds, text);
  const ids = named.filter((id) => isId("webhookEvent", id));
  return ids.length === 0 ? [] : listEventHints(scope, ids, ids.map(timeOfId));
}
