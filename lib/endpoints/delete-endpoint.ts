import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";
import { bareUrl } from "./check-url.ts";
import { holdEndpoint } from "./load-endpoint.ts";
import { updateEndpointRow } from "./repository.ts";

/** Sends nothing more to it and forgets its secrets. Its log stays like every other; what waited is canceled. */
export async function deleteEndpoint(
  scope: Scope,
  { endpointId }: { readonly endpointId: string },
  clock: Clock = systemClock,
): Promise<{ readonly endpointId: string }> {
  const { merchantId, mode } = scope;
  const at = clock.now();
  await unit(async (tx) => {
    const { url } = await holdEndpoint(tx, scope, endpointId);
    await updateEndpointRow(tx, scope, endpointId, {
      sealedSecret: new Uint8Array(),
      previousSealedSecret: null,
      previousSecretHint: null,
      previousSecretUntil: null,
      updatedAt: at,
      deletedAt: at,
    });
    const target = { targetType: "endpoint", targetId: endpointId };
    await writeAudit(tx, scope, { action: "endpoint.delete", ...target, detail: { url: bareUrl(url) } });
    await enqueue(tx, "close-deliveries", { merchantId, mode, endpointId });
    await notifyLive(tx, merchantId, "endpoints");
  });
  return { endpointId };
}
