import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { followFallbacks } from "../transactions/follow-fallbacks.ts";
import { isSettled, TRANSACTION_STATUSES } from "../transactions/status.ts";
import { findContinuedChoice } from "./fallback-repository.ts";
import { findPaymentById, type LinkPaymentRecord } from "./payment-repository.ts";

/**
 * The open payment that a payer was sent on to when this choice was refused: whoever comes back and chooses the same again
 * is sent to it, and not into a second one.
 */
export async function findOpenContinuation(
  tx: Tx,
  scope: Scope,
  linkId: string,
  choice: Parameters<typeof findContinuedChoice>[3] & {
    readonly now: Date;
    /** Only one of these tokens; null: anybody's. */
    readonly own: readonly string[] | null;
  },
): Promise<LinkPaymentRecord | null> {
  const refusedId = await findContinuedChoice(tx, scope, linkId, choice);
  const refused = refusedId === null ? null : await findPaymentById(tx, scope, refusedId);
  if (refused === null) return null;
  const present = await followFallbacks(scope, refused, tx);
  const status = TRANSACTION_STATUSES.find((known) => known === present.status);
  if (choice.own !== null && !choice.own.includes(present.idempotencyKey)) return null;
  const isOpen = present.id !== refused.id && status !== undefined && !isSettled(status);
  return isOpen && (present.expiresAt === null || present.expiresAt > choice.now) ? present : null;
}
