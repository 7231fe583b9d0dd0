import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import type { ReplayConsent } from "./consent.ts";
import { replayStatusOf } from "./replay-dto.ts";
import { lockReplay, updateReplay } from "./repository.ts";
import { isOpen } from "./status.ts";

/** From here on no further event goes. Those that have gone are finished: they are in line like any other. */
export async function cancelReplay(
  scope: Scope,
  { replayId }: { readonly replayId: string },
  consent: ReplayConsent,
): Promise<{ readonly left: number }> {
  return unit(async (tx) => {
    // First, in the order of whoever decides: two who lock the same two rows in turn would wait for each other.
    await consent.withdraw(tx, scope, replayId);
    const replay = await lockReplay(tx, scope, replayId);
    if (replay === null) throw notFound("Replay");
    if (!isOpen(replayStatusOf(replay.status)))
      throw new AppError("conflict", "This replay is over already.");
    const left = replay.total - replay.sent;
    const cancelledBy = actorName(scope.actor);
    await updateReplay(tx, scope, replay.id, { status: "cancelled", finishedAt: new Date(), cancelledBy });
    await writeAudit(tx, scope, {
      action: "replay.cancel",
      targetType: "replay",
      targetId: replay.id,
      detail: { sent: replay.sent, left },
    });
    await notifyLive(tx, scope.merchantId, "replays");
    return { left };
  });
}
