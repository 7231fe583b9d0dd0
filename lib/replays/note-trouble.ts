import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import type { ReplayId } from "../ids.ts";
import { log } from "../logger.ts";
import { replayStatusOf } from "./replay-dto.ts";
import { lockReplay, updateReplay } from "./repository.ts";
import { isUnderWay } from "./status.ts";

/** Steps in a row that may fail; the queue waits longer after each. */
const MOST_TROUBLES = 12;

/** Counts a step that failed, and lets the queue take it again; after too many in a row the replay ends. */
export async function noteTrouble(scope: Scope, id: ReplayId, thrown: unknown): Promise<void> {
  log("replays").error({ err: thrown, replayId: id }, "A step of a replay failed");
  const goesOn = await unit(async (tx) => {
    const replay = await lockReplay(tx, scope, id);
    if (replay === null) return false;
    const troubles = replay.troubles + 1;
    const gaveUp = troubles >= MOST_TROUBLES;
    const ends = gaveUp && isUnderWay(replayStatusOf(replay.status));
    await updateReplay(tx, scope, id, {
      troubles,
      ...(ends && { status: "failed" as const, finishedAt: new Date() }),
    });
    if (ends) await notifyLive(tx, scope.merchantId, "replays");
    return !gaveUp;
  });
  if (goesOn) throw thrown;
}
