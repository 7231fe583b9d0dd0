import type { TransactionStatus } from "../../transactions/status.ts";

/** The event says only that something changed: the object's own status tells what. */
export const AS_STATED = "as stated";

/** What an event's name alone says about its payment (seed 003; `payment.*` beside its crypto events is assumed). */
export const PAYMENT_EVENTS: Readonly<Record<string, string>> = {
  "payment.created": "pending",
  "payment.pending": "pending",
  "payment.requires_action": "requires_action",
  "payment.processing": "processing",
  "payment.detected": "detected",
  "payment.succeeded": "succeeded",
  "payment.completed": "completed",
  "payment.settled": "settled",
  "payment.failed": "failed",
  "payment.expired": "expired",
  "payment.canceled": "canceled",
  "payment.refunded": "refunded",
  "payment.partially_refunded": "partially_refunded",
  "payment.updated": AS_STATED,
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

export const REFUND_EVENTS: Readonly<Record<string, TransactionStatus | typeof AS_STATED>> = {
  "refund.created": "processing",
  "refund.pending": "processing",
  "refund.completed": "succeeded",
  "refund.failed": "failed",
  "refund.updated": AS_STATED,
};

export const PAYOUT_EVENTS: Readonly<Record<string, TransactionStatus | typeof AS_STATED>> = {
  "payout.initiated": "processing",
  "payout.paid": "succeeded",
  "payout.failed": "failed",
  "payout.updated": AS_STATED,
};

/** Every event name that means something here: what the gateway's own names can be mapped to. */
export const EVENT_NAMES: readonly string[] = [
  PAYMENT_EVENTS,
  DISPUTE_EVENTS,
  REFUND_EVENTS,
  PAYOUT_EVENTS,
].flatMap((table) => Object.keys(table));
