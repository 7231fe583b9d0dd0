import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { wakeDeliveries } from "../queue/announce.ts";
import { holdEndpoint } from "./load-endpoint.ts";
import { updateEndpointRow } from "./repository.ts";
import { WELL_AGAIN } from "./well-again.ts";

/**
 * Sends to it again, after a pause or after Paydeck disabled it. What a pause held goes out now; what was given up while
 * it was disabled waits for somebody to recover it.
 */
export async function resumeEndpoint(
  scope: Scope,
  { endpointId }: { readonly endpointId: string },
  clock: Clock = systemClock,
): Promise<{ readonly endpointId: string }> {
  await unit(async (tx) => {
    const { status } = await holdEndpoint(tx, scope, endpointId);
    if (status === "enabled") return;
    const patch = {
      status: "enabled",
      disabledReason: null,
      disabledAt: null,
      updatedAt: clock.now(),
    } as const;
    await updateEndpointRow(tx, scope, endpointId, { ...patch, ...WELL_AGAIN });
    const target = { targetType: "endpoint", targetId: endpointId };
    await writeAudit(tx, scope, { action: "endpoint.resume", ...target, detail: { before: status } });
    await notifyLive(tx, scope.merchantId, "endpoints");
    await wakeDeliveries(tx);
  });
  return { endpointId };
}
