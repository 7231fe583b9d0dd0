import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { countEndpointDeliveries } from "./count-deliveries.ts";
import { toEndpointRow } from "./endpoint-dto.ts";
import { listEndpointRows } from "./repository.ts";
import type { EndpointList } from "./schema.ts";
import { MOST_ENDPOINTS } from "./status.ts";

/** The merchant's endpoints in the scope's mode, oldest first: there are at most 20. */
export async function listEndpoints(
  scope: Scope,
  _params: object,
  clock: Clock = systemClock,
): Promise<EndpointList> {
  const now = clock.now();
  const rows = await listEndpointRows(scope);
  const counts = await countEndpointDeliveries(scope, rows, now);
  return { rows: rows.map((row) => toEndpointRow(row, counts.get(row.id), now)), most: MOST_ENDPOINTS };
}
