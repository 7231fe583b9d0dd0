import { isCleared } from "../approvals/is-cleared.ts";
import type { Scope } from "../auth/scope.ts";
import type { Transaction } from "../db/generated/client.ts";
import { type Tx, unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { isSettled } from "../transactions/status.ts";
import { statusOf } from "./figures-of.ts";
import { countSend, lockRow } from "./repository.ts";

export type TakenSend =
  | { readonly type: "send"; readonly row: Transaction; readonly sends: number }
  /** A call may have gone out from a worker that died before it heard the answer. */
  | { readonly type: "lost"; readonly row: Transaction }
  | { readonly type: "nothing" };

/**
 * Takes the right to make one call, and counts it before it is made: of two workers with the same job one sends, and a
 * call whose worker died is a try in doubt, not one that may be made again as if it were the first.
 */
export async function takeSend(
  scope: Scope,
  { transactionId, after }: { readonly transactionId: string; readonly after: number },
): Promise<TakenSend> {
  return unit(async (tx) => {
    const row = await lockRow(tx, scope, transactionId);
    if (row === null || !(await mayLeave(tx, scope, row))) return { type: "nothing" };
    if (row.sendCount === after) {
      await countSend(tx, scope, row.id, after + 1);
      return { type: "send", row, sends: after + 1 };
    }
    if (row.sendCount !== after + 1) return { type: "nothing" };
    return { type: "lost", row };
  });
}

async function mayLeave(tx: Tx, scope: Scope, row: Transaction): Promise<boolean> {
  if (row.externalId !== null || isSettled(statusOf(row))) return false;
  return isCleared(tx, scope, assertId("transaction", row.id));
}
