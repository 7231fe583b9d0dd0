import type { Scope } from "../auth/scope.ts";
import { assertId, type WebhookEventId } from "../ids.ts";
import { listIdsBetween } from "./replay-repository.ts";

/** Ids of all events that came from `from` until before `to`, oldest first; at most `limit`. */
export async function listIdsByWindow(
  scope: Scope,
  window: { readonly connectionIds: readonly string[] | null; readonly from: Date; readonly to: Date },
  limit: number,
): Promise<WebhookEventId[]> {
  return (await listIdsBetween(scope, window, limit)).map((id) => assertId("webhookEvent", id));
}
