import type { MethodFamily } from "../providers/payment-contract.ts";
import type { TransactionKind, TransactionStatus } from "../transactions/status.ts";

/** What a customer can be told apart by: each has its words in each language. */
export const SITUATIONS = [
  "unanswered",
  "card_open",
  "bank_open",
  "wallet_open",
  "cash_open",
  "crypto_open",
  "open_late",
  "working",
  "confirming",
  "working_late",
  "underpaid",
  "underpaid_late",
  "card_declined",
  "declined",
  "failed",
  "expired",
  "canceled",
  "paid",
  "paid_twice",
  "partly_refunded",
  "refunded",
  "disputed",
  "dispute_won",
  "charged_back",
  "review",
  "refund_prepared",
  "refund_sent",
  "refund_done",
  "refund_failed",
] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface SituationFacts {
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
  readonly family: MethodFamily;
  /** What was to be expected by now has not come. */
  readonly late: boolean;
  /** The same was paid before, and nobody has decided yet what goes back. */
  readonly twice: boolean;
}

/** Null: it is not about a customer. */
export function situationOf({ kind, status, family, late, twice }: SituationFacts): Situation | null {
  if (kind === "payout") return null;
  if (kind === "refund") return REFUND[status] ?? "refund_failed";
  if (status === "pending") return late ? "open_late" : `${family}_open`;
  if (status === "processing" || status === "confirming") {
    if (late) return "working_late";
    return status === "confirming" ? "confirming" : "working";
  }
  if (status === "underpaid") return late ? "underpaid_late" : "underpaid";
  if (status === "succeeded" && twice) return "paid_twice";
  if (status === "declined") return family === "card" ? "card_declined" : "declined";
  return ENDED[status];
}

const ENDED: Readonly<
  Record<
    Exclude<TransactionStatus, "pending" | "processing" | "confirming" | "underpaid" | "declined">,
    Situation
  >
> = {
  created: "unanswered",
  failed: "failed",
  canceled: "canceled",
  expired: "expired",
  succeeded: "paid",
  partially_refunded: "partly_refunded",
  refunded: "refunded",
  disputed: "disputed",
  dispute_won: "dispute_won",
  charged_back: "charged_back",
  review: "review",
};

const REFUND: Partial<Record<TransactionStatus, Situation>> = {
  created: "refund_prepared",
  pending: "refund_prepared",
  processing: "refund_sent",
  confirming: "refund_sent",
  succeeded: "refund_done",
};
