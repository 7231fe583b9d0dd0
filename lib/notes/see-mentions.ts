import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { markSeen } from "./repository.ts";

/** The reader has seen the notes of this transaction that name them. */
export async function seeMentions(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
  clock: Clock = systemClock,
): Promise<{ readonly seen: number }> {
  const { actor } = scope;
  if (actor.type !== "member") return { seen: 0 };
  const seen = await unit(async (tx) => {
    const count = await markSeen(tx, scope, actor.memberId, transactionId, clock.now());
    if (count > 0) await notifyLive(tx, scope.merchantId, "transactions");
    return count;
  });
  return { seen };
}
