import type { TransactionStatus } from "../../transactions/status.ts";
import { reasonOf } from "./errors.ts";

export type StatusTable = Readonly<Record<string, TransactionStatus>>;

/** Words of payments and invoices (seed 003 by its events; the words themselves are assumed). */
export const PAYMENT_STATUS: StatusTable = {
  created: "pending",
  pending: "pending",
  requires_action: "pending",
  processing: "processing",
  detected: "confirming",
  underpaid: "underpaid",
  succeeded: "succeeded",
  completed: "succeeded",
  settled: "succeeded",
  failed: "failed",
  expired: "expired",
  canceled: "canceled",
  cancelled: "canceled",
  partially_refunded: "partially_refunded",
  refunded: "refunded",
  disputed: "disputed",
};

/** Words of refunds and payouts. */
export const MOVEMENT_STATUS: StatusTable = {
  created: "processing",
  pending: "processing",
  initiated: "processing",
  processing: "processing",
  completed: "succeeded",
  succeeded: "succeeded",
  paid: "succeeded",
  failed: "failed",
  canceled: "canceled",
  cancelled: "canceled",
};

/** What a word means; undefined when no table has it. The gateway's own table, where one is configured, goes first. */
export function statusIn(
  word: string,
  ...tables: readonly [StatusTable, ...StatusTable[]]
): TransactionStatus | undefined {
  const key = word.toLowerCase();
  const table = tables.find((one) => Object.hasOwn(one, key));
  return table?.[key];
}

/** A failure with a bank's code is a decline; without one it is only a failure. */
export function withFailureCode(
  status: TransactionStatus,
  failureCode: string | undefined,
): TransactionStatus {
  if (status !== "failed" || failureCode === undefined) return status;
  return reasonOf(failureCode) || /declin|card|funds/i.test(failureCode) ? "declined" : "failed";
}
