import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { countEndpointDeliveries } from "./count-deliveries.ts";
import { toEndpointDetail } from "./endpoint-dto.ts";
import { loadEndpoint } from "./load-endpoint.ts";
import type { EndpointDetail } from "./schema.ts";

/** One endpoint with how it fares; throws `not_found`. Its secret is not among it: it is shown once, when it is made. */
export async function getEndpoint(
  scope: Scope,
  { endpointId }: { readonly endpointId: string },
  clock: Clock = systemClock,
): Promise<EndpointDetail> {
  const row = await loadEndpoint(scope, endpointId);
  const now = clock.now();
  const counts = await countEndpointDeliveries(scope, [row], now);
  return toEndpointDetail(row, counts.get(row.id), now);
}
