import type { Scope } from "../auth/scope.ts";
import { endpointName } from "./endpoint-name.ts";
import { listTroubled } from "./repository.ts";
import { DISABLED_REASONS, type DisabledReason, percentToDisable } from "./status.ts";

/** Two or three tries that fail are the ordinary life of an endpoint. */
const FAILING_MS = 10 * 60_000;

export interface TroubledEndpoint {
  readonly id: string;
  /** Its description, else the machine it is at. */
  readonly name: string;
  /** Null: it is failing, and not disabled yet. */
  readonly disabled: DisabledReason | null;
  readonly since: Date;
  readonly percentToDisable: number;
}

/** Endpoints that somebody should look at: disabled ones, and those that fail at every try. */
export async function listTroubledEndpoints(scope: Scope, now: Date): Promise<TroubledEndpoint[]> {
  const rows = await listTroubled(scope, new Date(now.getTime() - FAILING_MS));
  return rows.map(({ status, disabledReason, disabledAt, failingSince, ...endpoint }) => ({
    id: endpoint.id,
    name: endpointName(endpoint),
    disabled:
      status === "disabled"
        ? (DISABLED_REASONS.find((known) => known === disabledReason) ?? "failing")
        : null,
    since: disabledAt ?? failingSince ?? now,
    percentToDisable: percentToDisable(failingSince, now),
  }));
}
