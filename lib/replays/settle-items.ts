import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { assertId, type ReplayId } from "../ids.ts";
import { replayedEffects } from "../webhooks/replayed-effects.ts";
import type { EffectKey } from "../webhooks/status.ts";
import { listItemsInLine, updateItems } from "./repository.ts";

/** Writes down what became of the events that have gone; `inLine`: of how many nothing is known yet. */
export async function settleItems(
  tx: Tx,
  scope: Scope,
  id: ReplayId,
  sent: number,
): Promise<{ readonly answered: readonly EffectKey[]; readonly inLine: number }> {
  const waiting = await listItemsInLine(tx, scope, id, sent);
  const tries = waiting.map(({ eventId, attemptsBefore }) => ({
    eventId: assertId("webhookEvent", eventId),
    attempts: attemptsBefore ?? 0,
  }));
  const effects = await replayedEffects(tx, scope, tries);
  const answered = waiting.flatMap(({ position, eventId, attemptsBefore }) => {
    const effect = effects.get(eventId);
    return effect === undefined ? [] : [{ position, attemptsBefore, effect }];
  });
  await updateItems(tx, scope, id, answered);
  return { answered: answered.map(({ effect }) => effect), inLine: waiting.length - answered.length };
}
