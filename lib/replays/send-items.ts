import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { assertId, type ReplayId } from "../ids.ts";
import { sendAgain } from "../webhooks/send-again.ts";
import type { EffectKey } from "../webhooks/status.ts";
import { listNextItems, updateItems } from "./repository.ts";

/** Sends the next events; those that can't be replayed are answered for at once. */
export async function sendItems(
  tx: Tx,
  scope: Scope,
  id: ReplayId,
  next: { readonly from: number; readonly limit: number; readonly actor: string },
): Promise<{ readonly count: number; readonly inLine: number; readonly skipped: readonly EffectKey[] }> {
  const { from, limit, actor } = next;
  const items = limit === 0 ? [] : await listNextItems(tx, scope, id, { from, limit });
  const eventIds = items.map(({ eventId }) => assertId("webhookEvent", eventId));
  const sent = new Map(
    (await sendAgain(tx, scope, eventIds, { actor, last: true })).map((one) => [one.eventId as string, one]),
  );
  const told = items.map(({ position, eventId }) => {
    const { skip = "gone", attempts = 0 } = sent.get(eventId) ?? {};
    const effect: EffectKey | null = skip === null ? null : `skipped/${skip}`;
    return { position, attemptsBefore: skip === null ? attempts : null, effect };
  });
  await updateItems(tx, scope, id, told);
  const skipped = told.flatMap(({ effect }) => effect ?? []);
  return { count: items.length, inLine: items.length - skipped.length, skipped };
}
