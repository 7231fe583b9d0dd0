import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { enqueueStep } from "./enqueue-step.ts";
import type { KeptForecast } from "./foresee-kept.ts";
import { storedCounts } from "./replay-dto.ts";
import { eventsDigest, lockReplay, updateReplay } from "./repository.ts";

/**
 * Everything that a second person agrees to: what was asked, by whom and why, exactly which events, and what replaying
 * them would do. `foreseen`: what it would do by now, where that is not to be what was foreseen when it was asked for.
 * The replay is locked until the unit ends. Null: none waits under this id.
 */
export async function heldContent(
  tx: Tx,
  scope: Scope,
  id: string,
  foreseen: KeptForecast | null,
): Promise<readonly unknown[] | null> {
  const replay = await lockReplay(tx, scope, id);
  if (replay?.status !== "held") return null;
  const { mode, kind, asked, reason, actor, rate, total, idempotencyKey } = replay;
  const { read, effects } = foreseen ?? {
    read: replay.forecastFrom,
    effects: storedCounts(replay.forecast),
  };
  const digest = await eventsDigest(tx, scope, id);
  const counts = effects.map(({ effect, count }) => [effect, count]);
  return [mode, kind, asked, reason, actor, rate, total, idempotencyKey, digest, read, counts];
}

/** A second person agreed: it begins. Nothing happens to one that does not wait any more. */
export async function releaseReplay(tx: Tx, scope: Scope, id: string, at: Date): Promise<void> {
  const replay = await lockReplay(tx, scope, id);
  if (replay?.status !== "held") return;
  await updateReplay(tx, scope, id, { status: "waiting", steppedAt: at });
  await enqueueStep(tx, scope, id);
  await notifyLive(tx, scope.merchantId, "replays");
}

/** It was refused, or nobody agreed in time: no event of it ever goes. */
export async function dropHeldReplay(
  tx: Tx,
  scope: Scope,
  id: string,
  why: { readonly actor: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  const replay = await lockReplay(tx, scope, id);
  if (replay?.status !== "held") return;
  const { actor: cancelledBy, reason: cancelledWhy, at: finishedAt } = why;
  await updateReplay(tx, scope, id, { status: "cancelled", cancelledBy, cancelledWhy, finishedAt });
  await notifyLive(tx, scope.merchantId, "replays");
}
