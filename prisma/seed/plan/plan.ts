import type { Person } from "./people.ts";

export const PROVIDER_IDS = ["88pay", "payin", "pepay", "gateway"] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

export const OUTCOMES = [
  "paid",
  "declined",
  /** Nobody pays; the provider closes it when its time is over. */
  "walks_away",
  /** Closed at `settleMs` as not paid in time. */
  "expired",
  "canceled",
  "underpaid",
  "refunded",
  "partly_refunded",
  "disputed",
  "dispute_won",
  "dispute_lost",
  /** The provider's answer never came. */
  "unanswered",
  /** The webhook says completed, the provider's own later answer rejected. */
  "disagreement",
  /** A signed event names another amount; the payment itself runs out. */
  "wrong_amount",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What shall have happened to one payment, before anybody has acted. */
export interface PaymentPlan {
  readonly kind: "payment";
  readonly provider: ProviderId;
  /** Our id of the method. */
  readonly method: string;
  /** Decimal string in major units. */
  readonly amount: string;
  readonly currency: string;
  readonly country: string | null;
  readonly customer: Person | null;
  readonly reference: string;
  readonly invoiceNumber?: string;
  readonly description: string;
  readonly idempotencyKey: string;
  readonly at: Date;
  /** How long the provider takes to answer. */
  readonly answerMs: number;
  readonly outcome: Outcome;
  /** From creation to what the payer does. */
  readonly settleMs: number;
  /** A decline's code, as the provider writes it. */
  readonly reason?: string;
  /** Underpaid: what came in. */
  readonly received?: string;
  /** The final webhook never arrives; a poll finds out. */
  readonly lost: boolean;
  /** The final webhook arrives twice. */
  readonly twice: boolean;
}

/** Money that somebody sends to an address of ours, unasked. */
export interface DepositPlan {
  readonly kind: "deposit";
  readonly provider: "payin";
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
  readonly chainId: string;
  readonly at: Date;
  readonly twice: boolean;
}

export interface PayoutPlan {
  readonly kind: "payout";
  readonly provider: "gateway";
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
  readonly at: Date;
}

/** A request that is no news about money: an unknown type, or a forgery. */
export interface NoisePlan {
  readonly kind: "noise";
  readonly provider: ProviderId;
  readonly what: "ignored" | "forged";
  readonly at: Date;
}

export type Plan = PaymentPlan | DepositPlan | PayoutPlan | NoisePlan;
