import { isDeepStrictEqual } from "node:util";
import { WAITS_FOR_APPROVAL } from "../approvals/status.ts";
import type { Scope } from "../auth/scope.ts";
import type { Transaction } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { assertId } from "../ids.ts";
import { isSameMoney, type Money } from "../money.ts";
import { amountOf } from "./figures-of.ts";
import { openRecipient } from "./recipient.ts";
import { findByKey, lockWord } from "./repository.ts";

/** What makes a request the same: how much goes where. */
interface WantedOnce extends Pick<Transaction, "kind" | "parentId" | "connectionId" | "method" | "address"> {
  readonly amount: Money;
  /** Empty where the money goes to no bank details. */
  readonly recipient: Readonly<Record<string, string>>;
}

/**
 * The movement that this key made before, so that a form sent twice makes one. Null: none yet, and nobody else makes one
 * with it at this moment. The same key with another amount or aim is refused.
 */
export async function sameRequest(
  tx: Tx,
  scope: Scope,
  key: string,
  wanted: WantedOnce,
): Promise<{ readonly transactionId: string; readonly held: boolean } | null> {
  await lockWord(tx, scope, key);
  const made = await findByKey(tx, scope, key);
  if (made === null) return null;
  const { amount, recipient, ...aim } = wanted;
  const { kind, parentId, connectionId, method, address } = made;
  const isAimed = isDeepStrictEqual({ kind, parentId, connectionId, method, address }, aim);
  const isSame = isAimed && isSameMoney(amountOf(made), amount);
  const before = await openRecipient(scope, assertId("transaction", made.id));
  if (!isSame || !isDeepStrictEqual(before, { ...recipient }))
    throw new AppError(
      "conflict",
      "This form was already sent with other contents. Open it anew for another one.",
    );
  return { transactionId: made.id, held: made.reason === WAITS_FOR_APPROVAL };
}
