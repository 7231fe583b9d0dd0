import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { compareMoney, type Money, moneyOf } from "../money.ts";
import { findLimitRow } from "./repository.ts";

/** Whether this amount is above what one member may send out alone. */
export async function needsApproval(tx: Tx, scope: Scope, amount: Money): Promise<boolean> {
  const limit = await findLimitRow(tx, scope, amount.currency);
  return limit !== null && compareMoney(amount, moneyOf(limit.amount.toFixed(), amount.currency)) > 0;
}
