import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { holdEndpoint } from "./load-endpoint.ts";
import { updateEndpointRow } from "./repository.ts";

/** Sends nothing to it until it is resumed. What happens meanwhile is kept and goes out then, in its order. */
export async function pauseEndpoint(
  scope: Scope,
  { endpointId }: { readonly endpointId: string },
  clock: Clock = systemClock,
): Promise<{ readonly endpointId: string }> {
  await unit(async (tx) => {
    const { status } = await holdEndpoint(tx, scope, endpointId);
    if (status === "paused") return;
    if (status === "disabled")
      throw new AppError("conflict", "It is disabled: nothing is sent to it anyway.");
    await updateEndpointRow(tx, scope, endpointId, { status: "paused", updatedAt: clock.now() });
    const target = { targetType: "endpoint", targetId: endpointId };
    await writeAudit(tx, scope, { action: "endpoint.pause", ...target });
    await notifyLive(tx, scope.merchantId, "endpoints");
  });
  return { endpointId };
}
