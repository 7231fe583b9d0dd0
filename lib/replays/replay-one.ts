import type { Scope } from "../auth/scope.ts";
import { replayEvent } from "../webhooks/replay-event.ts";
import type { ReplayConsent } from "./consent.ts";
import { getReplayLimit } from "./get-replay-limit.ts";
import type { ReplayOneInput } from "./schema.ts";
import { startReplay } from "./start-replay.ts";

/** Of a single event there is no pace to choose. */
const RATE = 1;

/**
 * Replays one event at once. Where the merchant lets nobody replay even one alone, it asks for a second person instead, as
 * any replay above the limit does, and answers with the replay that waits.
 */
export async function replayOne(
  scope: Scope,
  { eventId, reason, idempotencyKey }: ReplayOneInput,
  consent: ReplayConsent,
): Promise<{ readonly replayId: string | null }> {
  const { events: limit } = await getReplayLimit(scope);
  if (limit === null || limit >= 1) {
    await replayEvent(scope, { eventId, reason });
    return { replayId: null };
  }
  const asked = { kind: "one" as const, ids: [eventId] };
  return startReplay(scope, { asked, reason, rate: RATE, idempotencyKey }, consent);
}
