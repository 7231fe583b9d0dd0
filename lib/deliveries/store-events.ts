import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { loadEndpoints } from "../endpoints/load-endpoint.ts";
import { isEventType, wantsEvent } from "../event-catalogue/status.ts";
import { wakeDeliveries } from "../queue/announce.ts";
import type { EventDraft } from "./draft-events.ts";
import { adoptRebuilt, insertDeliveries, insertEvents } from "./event-repository.ts";

/**
 * Stores events that are not there yet, with one delivery for each endpoint that wants them: all in one unit. One that
 * `replayMissing` wrote down for an endpoint while its announcement waited is told to the others here.
 */
export async function storeEvents(scope: Scope, drafts: readonly EventDraft[], clock: Clock): Promise<void> {
  const createdAt = clock.now();
  await unit(async (tx) => {
    const endpoints = (await loadEndpoints(scope, tx)).filter(({ status }) => status !== "disabled");
    const stored = await insertEvents(tx, scope, drafts, { createdAt });
    const known = stored.length === drafts.length ? [] : await adoptRebuilt(tx, scope, drafts);
    const events = [...stored, ...known];
    const wanted = events.flatMap((event) =>
      endpoints
        .filter(({ events: chosen }) => isEventType(event.type) && wantsEvent(chosen, event.type))
        .map((endpoint) => ({ endpointId: endpoint.id, event })),
    );
    if (wanted.length === 0) return;
    await insertDeliveries(tx, scope, wanted, { trigger: "event", createdAt });
    await wakeDeliveries(tx);
    await notifyLive(tx, scope.merchantId, "endpoints");
  });
}
