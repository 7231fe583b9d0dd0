import type { Scope } from "../auth/scope.ts";
import { type Arrival, findCopy, findSaying } from "./arrival-repository.ts";

/** The webhook that told it, if one has come: as a copy of the same event, or in words of its own. The earlier of both. */
export async function findArrival(
  scope: Pick<Scope, "merchantId">,
  told: {
    readonly connectionId: string;
    readonly transactionId: string;
    readonly status: string;
    readonly externalEventId: string | null;
  },
): Promise<Arrival | null> {
  const { connectionId, transactionId, status, externalEventId } = told;
  const [copy, saying] = await Promise.all([
    externalEventId === null ? null : findCopy(scope, connectionId, externalEventId),
    findSaying(scope, transactionId, status),
  ]);
  if (copy === null || saying === null) return copy ?? saying;
  return copy.at <= saying.at ? copy : saying;
}
