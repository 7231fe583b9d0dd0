import type { EventDetail } from "#lib/webhooks/schema.ts";
import { isReplayable } from "#lib/webhooks/status.ts";

/** Why the event can't be replayed, or not by the reader; null when it can, or when it is not known yet. */
export function whyNoReplay(
  event: Pick<EventDetail, "status" | "replayable"> | undefined,
  canReplay: boolean,
): string | null {
  if (event === undefined) return mayNot(canReplay);
  if (event.status === "rejected") return "Without proof it is never applied.";
  if (event.status === "duplicate") return "Replay the first one instead.";
  if (!event.replayable)
    return isReplayable(event.status) ? "Its body is no longer kept." : "Already in line.";
  return mayNot(canReplay);
}

function mayNot(canReplay: boolean): string | null {
  return canReplay ? null : "Needs the permission webhooks.replay.";
}
