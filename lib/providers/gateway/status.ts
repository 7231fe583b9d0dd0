import type { TransactionStatus } from "../../transactions/status.ts";
import { reasonOf } from "./errors.ts";

const PAYMENT_STATUS: Readonly<Record<string, TransactionStatus>> = {
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

/** A failure with a bank's code is a decline; without one it is only a failure. */
export function paymentStatusOf(word: string, failureCode?: string): TransactionStatus {
  const status = (Object.hasOwn(PAYMENT_STATUS, word) ? PAYMENT_STATUS[word] : undefined) ?? "processing";
  if (status !== "failed" || failureCode === undefined) return status;
  return reasonOf(failureCode) || /declin|card|funds/.test(failureCode) ? "declined" : "failed";
}

/** What an event's name alone says about its payment (seed 003; `dispute.*` and `payment.succeeded|failed` assumed). */
export const PAYMENT_EVENTS: Readonly<Record<string, string>> = {
  "payment.created": "pending",
  "payment.pending": "pending",
  "payment.requires_action": "requires_action",
  "payment.processing": "processing",
  "payment.detected": "detected",
  "payment.succeeded": "succeeded",
  "payment.completed": "succeeded",
  "payment.settled": "succeeded",
  "payment.failed": "failed",
  "payment.expired": "expired",
  "payment.canceled": "canceled",
  "payment.refunded": "refunded",
  "payment.partially_refunded": "partially_refunded",
  "invoice.created": "pending",
  "invoice.paid": "succeeded",
  "invoice.expired": "expired",
  "invoice.underpaid": "underpaid",
};

export const DISPUTE_EVENTS: Readonly<Record<string, TransactionStatus>> = {
  "dispute.opened": "disputed",
  "dispute.won": "dispute_won",
  "dispute.lost": "charged_back",
};

export const REFUND_EVENTS: Readonly<Record<string, TransactionStatus>> = {
  "refund.created": "processing",
  "refund.pending": "processing",
  "refund.completed": "succeeded",
  "refund.failed": "failed",
};

export const PAYOUT_EVENTS: Readonly<Record<string, TransactionStatus>> = {
  "payout.initiated": "processing",
  "payout.paid": "succeeded",
  "payout.failed": "failed",
};
