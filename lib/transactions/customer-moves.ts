import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import { countOf, existsUnanswered, moveAll } from "./customer-repository.ts";

/** Puts all transactions of one customer, in both modes, under another. Returns how many. */
export function moveTransactions(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return moveAll(tx, scope, from, to);
}

/** In both modes: a customer is the merchant's. */
export function countTransactions(scope: Scope, customerId: string): Promise<Record<Mode, number>> {
  return countOf(scope, customerId);
}

/** Older ones have been given up: see send-schedule.ts. */
const SENT_WITHIN_MS = 60 * 60_000;

/**
 * Whether a payment of these customers may still be sent to its provider again, which has to happen with the very words
 * of the first time: name and e-mail among them.
 */
export function hasUnsentPayments(
  tx: Tx,
  scope: Scope,
  ids: readonly CustomerId[],
  now: Date,
): Promise<boolean> {
  return existsUnanswered(tx, scope, ids, new Date(now.getTime() - SENT_WITHIN_MS));
}
