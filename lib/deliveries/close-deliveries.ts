import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { findEndpointState } from "../endpoints/load-endpoint.ts";
import { endOpen } from "./queue-repository.ts";
import { DELIVERY_ERROR } from "./status.ts";

const PORTION = 1000;

/**
 * Ends what waits for an endpoint that is deleted or disabled. Of a deleted one nothing is sent any more; what a disabled
 * one missed counts as failed, so that a person can recover it.
 */
export async function closeDeliveries(
  scope: Scope,
  { endpointId }: { readonly endpointId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const state = await findEndpointState(scope, endpointId);
  // Resumed in the meantime: what waits goes out.
  if (state !== "deleted" && state !== "disabled") return;
  const errorCode = state === "deleted" ? "endpoint_deleted" : "endpoint_disabled";
  const status = state === "deleted" ? "canceled" : "failed";
  const ended = { status, errorCode, errorMessage: DELIVERY_ERROR[errorCode] } as const;
  let count = PORTION;
  while (count === PORTION)
    count = await endOpen(scope, endpointId, ended, { now: clock.now(), limit: PORTION });
  await unit((tx) => notifyLive(tx, scope.merchantId, "endpoints"));
}
