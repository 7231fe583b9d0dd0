import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { recoverEvents } from "./recover-events.ts";
import { setProblem } from "./repository.ts";

/** The job: recovers what one connection missed. A provider that can't answer now is asked again by the queue. */
export async function runRecovery(scope: Scope, connectionId: string): Promise<void> {
  const connection = await loadConnection(scope, connectionId);
  if (connection.disabledAt !== null) return;
  const answer = await recoverEvents(scope, connection);
  if (!answer.ok)
    await setProblem(scope, connectionId, `Missed events could not be fetched. ${answer.error.message}`);
}
