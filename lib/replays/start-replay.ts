import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { keptFilters } from "../webhooks/event-window.ts";
import { chooseEvents } from "./choose-events.ts";
import type { ReplayConsent } from "./consent.ts";
import { enqueueStep } from "./enqueue-step.ts";
import { foreseeChosen } from "./foresee-kept.ts";
import { getReplayLimit } from "./get-replay-limit.ts";
import { findReplayByKey, insertReplay } from "./repository.ts";
import type { ReplayAsk, StartReplayInput } from "./schema.ts";
import { MOST_EVENTS } from "./status.ts";

/**
 * Writes down which events are to be replayed, and queues the work; above the merchant's limit nothing is queued before a
 * second person agrees. The events are fixed here: what comes later is not part of it. The same key begins one replay,
 * however often it is sent.
 */
export async function startReplay(
  scope: Scope,
  input: StartReplayInput,
  consent: ReplayConsent,
): Promise<{ readonly replayId: string }> {
  const { reason, rate, idempotencyKey } = input;
  const begun = await findReplayByKey(scope, idempotencyKey);
  if (begun !== null) return { replayId: begun.id };
  const createdAt = new Date();
  const asked = asOf(input.asked, createdAt);
  const eventIds = await chooseEvents(scope, asked, MOST_EVENTS + 1);
  if (eventIds.length === 0) throw new AppError("conflict", "No event fits any more.");
  if (eventIds.length > MOST_EVENTS) throw new AppError("conflict", TOO_MANY);
  const id = newId("replay", createdAt);
  const actor = actorName(scope.actor);
  const { events: limit } = await getReplayLimit(scope);
  const held = limit !== null && eventIds.length > limit ? await foreseeChosen(scope, eventIds) : null;
  const isNew = await unit(async (tx) => {
    const row = {
      id,
      kind: asked.kind,
      asked,
      reason,
      actor,
      rate,
      idempotencyKey,
      createdAt,
      eventIds,
      held,
    };
    if (!(await insertReplay(tx, scope, row))) return false;
    if (held === null) await enqueueStep(tx, scope, id);
    else await consent.ask(tx, scope, id);
    await writeAudit(tx, scope, {
      action: held === null ? "replay.start" : "replay.ask",
      targetType: "replay",
      targetId: id,
      detail: { kind: asked.kind, events: eventIds.length, rate, reason },
    });
    await notifyLive(tx, scope.merchantId, "replays");
    return true;
  });
  if (isNew) return { replayId: id };
  const other = await findReplayByKey(scope, idempotencyKey);
  if (other === null) throw new Error("a key that is taken belongs to a replay");
  return { replayId: other.id };
}

/** "The last 24 hours" is kept as the times that it means now. */
function asOf(asked: ReplayAsk, now: Date): ReplayAsk {
  return asked.kind === "filter" ? { ...keptFilters(asked, now), kind: "filter" } : asked;
}

const TOO_MANY = `More than ${MOST_EVENTS.toLocaleString("en")} events fit. Choose a shorter time or a narrower filter, and replay them in parts.`;
