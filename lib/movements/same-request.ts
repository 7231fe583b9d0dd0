import { WAITS_FOR_APPROVAL } from "../approvals/status.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { isSameMoney, type Money } from "../money.ts";
import { amountOf } from "./figures-of.ts";
import { findByKey, lockWord } from "./repository.ts";

/**
 * The movement that this key made before, so that a form sent twice makes one. Null: none yet, and nobody else makes one
 * with it at this moment. The same key with another amount or aim is refused.
 */
export async function sameRequest(
  tx: Tx,
  scope: Scope,
  key: string,
  wanted: { readonly kind: string; readonly amount: Money; readonly parentId: string | null },
): Promise<{ readonly transactionId: string; readonly held: boolean } | null> {
  await lockWord(tx, scope, key);
  const made = await findByKey(tx, scope, key);
  if (made === null) return null;
  const isSame = made.kind === wanted.kind && made.parentId === wanted.parentId;
  if (!isSame || !isSameMoney(amountOf(made), wanted.amount))
    throw new AppError(
      "conflict",
      "This form was already sent with other contents. Open it anew for another one.",
    );
  return { transactionId: made.id, held: made.reason === WAITS_FOR_APPROVAL };
}
