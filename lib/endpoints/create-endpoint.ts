import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { bareUrl, checkUrl, takenUrl } from "./check-url.ts";
import { insertEndpoint, listEndpointRows, lockEndpoints } from "./repository.ts";
import type { createEndpointInput, ShownSecret } from "./schema.ts";
import { newSecret, sealSecret, secretHint } from "./secret.ts";
import { MOST_ENDPOINTS } from "./status.ts";

/** Adds an endpoint. The answer holds its secret, the only time that it is shown. */
export async function createEndpoint(
  scope: Scope,
  input: z.output<typeof createEndpointInput>,
  clock: Clock = systemClock,
): Promise<ShownSecret> {
  const url = await checkUrl(input.url, scope.mode);
  const now = clock.now();
  const id = newId("endpoint", now);
  const secret = newSecret();
  await unit(async (tx) => {
    await lockEndpoints(tx, scope);
    const others = await listEndpointRows(scope, tx);
    if (others.some((other) => other.url === url)) throw takenUrl();
    if (others.length >= MOST_ENDPOINTS)
      throw new AppError("conflict", `There are ${MOST_ENDPOINTS} endpoints already, which is the most.`);
    await insertEndpoint(tx, scope, {
      ...input,
      id,
      url,
      sealedSecret: sealSecret(secret, scope.merchantId, id),
      secretHint: secretHint(secret),
      createdBy: actorName(scope.actor),
      createdAt: now,
    });
    const detail = { url: bareUrl(url), events: input.events.join(", ") };
    await writeAudit(tx, scope, { action: "endpoint.create", targetType: "endpoint", targetId: id, detail });
    await notifyLive(tx, scope.merchantId, "endpoints");
  });
  return { endpointId: id, secret, previousUntil: null };
}
