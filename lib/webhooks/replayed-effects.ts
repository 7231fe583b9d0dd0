import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { WebhookEventId } from "../ids.ts";
import { listTries, type TryRow } from "./replay-repository.ts";
import type { EffectKey } from "./status.ts";

const REFUSED: ReadonlySet<string | null> = new Set(["amount_mismatch", "payer_mismatch"]);

/** What the try after so many others did, for each event where it has been made. */
export async function replayedEffects(
  tx: Tx,
  scope: Scope,
  sent: readonly { readonly eventId: WebhookEventId; readonly attempts: number }[],
): Promise<ReadonlyMap<string, EffectKey>> {
  const wanted = sent.map(({ eventId, attempts }) => ({ eventId, number: attempts + 1 }));
  const effects = new Map<string, EffectKey>();
  for (const row of await listTries(tx, scope, wanted)) {
    const before = effects.get(row.eventId);
    if (before === undefined || before === "unchanged") effects.set(row.eventId, effectOf(row));
  }
  return effects;
}

function effectOf({ outcome, errorCode, verdict, statusBefore, statusAfter, isFirst }: TryRow): EffectKey {
  if (outcome === "ignored") return "ignored";
  if (outcome !== "processed") return REFUSED.has(errorCode) ? "refused" : "failed";
  if (verdict === "conflict") return "held";
  if (verdict !== "applied") return "unchanged";
  return isFirst ? `began/${statusAfter}` : `changed/${statusBefore}/${statusAfter}`;
}
