import type { Scope } from "../auth/scope.ts";
import { findEvent } from "./repository.ts";

/** The connection whose address an event came to; null when there is no such event in the scope's mode. */
export async function findEventConnection(scope: Scope, eventId: string): Promise<string | null> {
  const event = await findEvent(scope, eventId);
  return event?.mode === scope.mode ? event.connectionId : null;
}
