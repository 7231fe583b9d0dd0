import type { EndpointState } from "../endpoints/load-endpoint.ts";
import type { DeliveryRecord } from "./queue-repository.ts";

/** Why a delivery can't be sent again at this moment, in one sentence; null when it can. */
export function refuseRedelivery(
  { leaseUntil }: Pick<DeliveryRecord, "leaseUntil">,
  endpoint: EndpointState,
  now: Date,
): string | null {
  if (endpoint === "deleted") return "Its endpoint was deleted.";
  if (endpoint === "disabled") return "Its endpoint is disabled. Resume it first.";
  if (endpoint === "paused") return "Its endpoint is paused. Resume it first.";
  return leaseUntil !== null && leaseUntil > now ? "It is being sent at this moment." : null;
}
