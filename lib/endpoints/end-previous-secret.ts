import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { holdEndpoint } from "./load-endpoint.ts";
import { updateEndpointRow } from "./repository.ts";

/** Ends the overlap now: the secret before signs no more, and is forgotten. */
export async function endPreviousSecret(
  scope: Scope,
  { endpointId }: { readonly endpointId: string },
  clock: Clock = systemClock,
): Promise<{ readonly endpointId: string }> {
  await unit(async (tx) => {
    const { previousSealedSecret } = await holdEndpoint(tx, scope, endpointId);
    if (previousSealedSecret === null) return;
    await updateEndpointRow(tx, scope, endpointId, {
      previousSealedSecret: null,
      previousSecretHint: null,
      previousSecretUntil: null,
      updatedAt: clock.now(),
    });
    const target = { targetType: "endpoint", targetId: endpointId };
    await writeAudit(tx, scope, { action: "endpoint.end-previous", ...target });
    await notifyLive(tx, scope.merchantId, "endpoints");
  });
  return { endpointId };
}
