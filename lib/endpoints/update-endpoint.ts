import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { bareUrl, checkUrl, takenUrl } from "./check-url.ts";
import { holdEndpoint } from "./load-endpoint.ts";
import { listEndpointRows, lockEndpoints, updateEndpointRow } from "./repository.ts";
import type { updateEndpointInput } from "./schema.ts";
import { WELL_AGAIN } from "./well-again.ts";

/** Changes what an endpoint is. What waits for it goes to the new address, under the same secret. */
export async function updateEndpoint(
  scope: Scope,
  { endpointId, ...input }: z.output<typeof updateEndpointInput>,
  clock: Clock = systemClock,
): Promise<{ readonly endpointId: string }> {
  const url = await checkUrl(input.url, scope.mode);
  await unit(async (tx) => {
    await lockEndpoints(tx, scope);
    const before = await holdEndpoint(tx, scope, endpointId);
    const others = await listEndpointRows(scope, tx);
    if (others.some((other) => other.url === url && other.id !== endpointId)) throw takenUrl();
    // Another address has no failures yet.
    const fresh = url === before.url ? {} : WELL_AGAIN;
    await updateEndpointRow(tx, scope, endpointId, { ...input, url, ...fresh, updatedAt: clock.now() });
    const detail = {
      urlBefore: bareUrl(before.url),
      url: bareUrl(url),
      eventsBefore: before.events.join(", "),
      events: input.events.join(", "),
      concurrency: input.concurrency,
      ratePerSecond: input.ratePerSecond,
    };
    const target = { targetType: "endpoint", targetId: endpointId };
    await writeAudit(tx, scope, { action: "endpoint.update", ...target, detail });
    await notifyLive(tx, scope.merchantId, "endpoints");
  });
  return { endpointId };
}
