import type { Scope } from "../auth/scope.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { TransactionStatus } from "./status.ts";

const WEIGHED = statement(`
  SELECT 1 AS found FROM timeline_entries m
  WHERE m.merchant_id = $1 AND m.transaction_id = $2 AND m.source = 'person' AND m.verdict = 'applied'
    AND EXISTS (
      SELECT FROM timeline_entries e
      WHERE e.merchant_id = m.merchant_id AND e.transaction_id = m.transaction_id AND e.source <> 'person'
        AND e.status_said = $3 AND e.at <= m.at)
  LIMIT 1`);

/** Whether a source had said so before a person marked the transaction: repeating it is no news, and takes nothing back. */
export async function wasWeighed(
  tx: Tx,
  { merchantId }: Scope,
  transactionId: string,
  said: TransactionStatus,
): Promise<boolean> {
  return (await tx.run(WEIGHED, [merchantId, transactionId, said])).length > 0;
}
