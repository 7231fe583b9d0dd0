import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { saveLimitRow } from "./limit-repository.ts";
import { USUAL_REPLAY_LIMIT } from "./status.ts";

/** Sets above how many events a replay waits for a second person; null: never. What waits already stays as it is. */
export async function setReplayLimit(
  scope: Scope,
  { events }: { readonly events: number | null },
  clock: Clock = systemClock,
): Promise<{ readonly events: number | null }> {
  const { actor, merchantId } = scope;
  const setBy = actor.type === "member" ? actor.userId : actor.type;
  await unit(async (tx) => {
    const before = await saveLimitRow(tx, scope, { events, setBy, setAt: clock.now() });
    await writeAudit(tx, scope, {
      action: "replay-limit.set",
      targetType: "replay_limit",
      targetId: merchantId,
      detail: { before: before === null ? USUAL_REPLAY_LIMIT : before.events, after: events },
    });
    await notifyLive(tx, merchantId, "approvals");
  });
  return { events };
}
