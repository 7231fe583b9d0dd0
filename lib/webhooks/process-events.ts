import type { Scope } from "../auth/scope.ts";
import { assertId } from "../ids.ts";
import { processEvent } from "./process-event.ts";

/** One try at each of these events; one that fails does not keep the others waiting. Throws when some could not be tried. */
export async function processEvents(scope: Scope, eventIds: readonly string[]): Promise<void> {
  const failures: unknown[] = [];
  for (const id of eventIds) {
    try {
      await processEvent(scope, assertId("webhookEvent", id), { trigger: "auto", actor: null });
    } catch (thrown) {
      failures.push(thrown);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${eventIds.length} events`);
}
