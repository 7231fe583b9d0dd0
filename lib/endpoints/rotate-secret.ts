import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { holdEndpoint } from "./load-endpoint.ts";
import { updateEndpointRow } from "./repository.ts";
import type { rotateSecretInput, ShownSecret } from "./schema.ts";
import { newSecret, sealSecret, secretHint } from "./secret.ts";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Gives an endpoint a new secret, and shows it this one time. Until the overlap ends every request carries a signature
 * of each, so that the receiver changes over whenever it likes. A third secret ends the first at once.
 */
export async function rotateSecret(
  scope: Scope,
  { endpointId, overlapHours }: z.output<typeof rotateSecretInput>,
  clock: Clock = systemClock,
): Promise<ShownSecret> {
  const secret = newSecret();
  const now = clock.now();
  const until = overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * HOUR_MS);
  await unit(async (tx) => {
    const before = await holdEndpoint(tx, scope, endpointId);
    const kept = until === null ? null : new Uint8Array(before.sealedSecret);
    await updateEndpointRow(tx, scope, endpointId, {
      sealedSecret: sealSecret(secret, scope.merchantId, assertId("endpoint", endpointId)),
      secretHint: secretHint(secret),
      secretSetAt: now,
      previousSealedSecret: kept,
      previousSecretHint: until === null ? null : before.secretHint,
      previousSecretUntil: until,
      updatedAt: now,
    });
    const target = { targetType: "endpoint", targetId: endpointId };
    await writeAudit(tx, scope, { action: "endpoint.rotate", ...target, detail: { overlapHours } });
    await notifyLive(tx, scope.merchantId, "endpoints");
  });
  return { endpointId, secret, previousUntil: until?.toISOString() ?? null };
}
