import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { announceChange } from "../queue/announce.ts";

/** Has the merchant's endpoints told that a transaction was written down. */
export async function announceBeginning(
  tx: Tx,
  owner: Pick<Scope, "merchantId" | "mode">,
  transactionId: TransactionId,
  at: Date,
): Promise<void> {
  const change = { source: transactionId, before: null, after: "created", at: at.toISOString() } as const;
  await announceChange(tx, owner, { transactionId, change });
}
