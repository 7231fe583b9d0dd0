import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Replay } from "../db/generated/client.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { assertId, type ReplayId } from "../ids.ts";
import { allowance } from "./allowance.ts";
import { countEffects } from "./count-effects.ts";
import { enqueueStep } from "./enqueue-step.ts";
import { keepForecast } from "./keep-forecast.ts";
import { noteTrouble } from "./note-trouble.ts";
import { replayStatusOf, storedCounts } from "./replay-dto.ts";
import { seizeReplay, updateReplay } from "./repository.ts";
import { sendItems } from "./send-items.ts";
import { settleItems } from "./settle-items.ts";
import { isUnderWay } from "./status.ts";

const STEP_MS = 1000;

/**
 * One step of a replay: hears what became of the events that have gone, sends as many more as the rate allows, and queues
 * the next step, all in one database transaction under a lock on the replay. Killed anywhere, the step never was, and
 * the next worker takes it; two workers never take one at once. The events themselves go the way of all events.
 */
export async function runReplay(
  scope: Scope,
  { replayId }: { readonly replayId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const id = assertId("replay", replayId);
  try {
    await keepForecast(scope, id);
    await unit((tx) => takeStep(tx, scope, id, clock.now()));
  } catch (thrown) {
    await noteTrouble(scope, id, thrown);
  }
}

async function takeStep(tx: Tx, scope: Scope, id: ReplayId, now: Date): Promise<void> {
  const replay = await seizeReplay(tx, scope, id);
  if (replay === null) return;
  const status = replayStatusOf(replay.status);
  const { answered, inLine } = await settleItems(tx, scope, id, replay.sent);
  const pace = isUnderWay(status) ? paceOf(replay, inLine, now) : null;
  const sent = await sendItems(tx, scope, id, {
    from: replay.sent,
    limit: pace?.count ?? 0,
    actor: replay.actor,
  });
  const effects = [...answered, ...sent.skipped];
  const isOver =
    inLine + sent.inLine === 0 && (!isUnderWay(status) || replay.sent + sent.count === replay.total);
  await updateReplay(tx, scope, id, {
    sent: replay.sent + sent.count,
    done: replay.done + effects.length,
    effects: countEffects(effects, storedCounts(replay.effects)),
    troubles: 0,
    steppedAt: now,
    ...(pace && { pacedAt: pace.pacedAfter(sent.count) }),
    ...(isUnderWay(status) && {
      status: isOver ? ("done" as const) : ("running" as const),
      startedAt: replay.startedAt ?? now,
      finishedAt: isOver ? now : null,
    }),
  });
  if (!isOver) await enqueueStep(tx, scope, id, new Date(Date.now() + STEP_MS));
  await notifyLive(tx, scope.merchantId, "replays", ...(sent.count > 0 ? ["webhooks" as const] : []));
}

/** No more than two seconds' worth waits at once: where the worker is slower than the rate, the rate gives way. */
function paceOf({ rate, pacedAt }: Replay, inLine: number, now: Date) {
  const { count, pacedAfter } = allowance(rate, pacedAt, now);
  return { count: Math.max(0, Math.min(count, 2 * rate - inLine)), pacedAfter };
}
