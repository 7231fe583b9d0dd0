import type { Trouble } from "#sandbox/server/switches/limits.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import type { RawWebhook } from "../webhook-contract.ts";

export type Credentials = Readonly<Record<string, unknown>>;

/** What a payer, or nobody, does at the provider. */
export type Outcome = "pay" | "decline" | "expire";

/** What can be set to go wrong: the sandbox's own words. */
export type Troubles = Partial<Trouble>;

/** Makes a running provider misbehave from now on. */
export interface FaultDial {
  set(troubles: Troubles): Promise<void>;
  calm(): Promise<void>;
}

/** A running provider, real or stood in for, as the suite needs it. What is optional, the suite does without. */
export interface RunningProvider {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly badCredentials: Credentials;
  /** Where the provider sends its notifications. */
  readonly webhookUrl: string;
  act(payment: { readonly externalId: string }, outcome: Outcome): Promise<void>;
  nextWebhook(matches: (raw: RawWebhook) => boolean): Promise<RawWebhook>;
  close(): Promise<void>;
  /** Absent: the suite pretends, in front of the provider. */
  readonly faults?: FaultDial;
  /** Payments, refunds and payouts that exist there. Absent: nobody counts them. */
  countMovements?(): Promise<number>;
  /** Gives the provider so many payments that were paid a week ago. Absent: the suite makes a few. */
  makePast?(count: number): Promise<void>;
  /** Makes refunds and payouts end badly, or well again. Absent: they only end well. */
  failMovements?(fail: boolean): Promise<void>;
  /** Somebody sends money to the address bound to `reference`. Absent: none comes. */
  receiveDeposit?(reference: string): Promise<void>;
}

export interface ProviderHarness {
  start(): Promise<RunningProvider>;
  readonly methodId: string;
  readonly amount: readonly [decimal: string, currency: string];
  /** What the provider can say after each outcome; an absent one can't happen there. */
  readonly says: Partial<Record<Outcome, readonly TransactionStatus[]>>;
  /** Same key, one payment: documented. */
  readonly isIdempotent: boolean;
  /** The webhook proof carries a time. */
  readonly proofAges: boolean;
  /** Where its documents list no fields: there a new one is no sign of anything. */
  readonly unlistedFields?: readonly ("answer" | "webhook")[];
  /** For providers that pay out. */
  readonly payout?: {
    readonly methodId: string;
    readonly amount: readonly [decimal: string, currency: string];
    readonly country?: string;
    readonly recipient: Readonly<Record<string, string>>;
  };
}
