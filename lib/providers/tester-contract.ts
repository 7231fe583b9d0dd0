import type { Money } from "../money.ts";
import type { TransactionKind, TransactionStatus } from "../transactions/status.ts";

/** What a sample event speaks of: a transaction of ours as its provider knows it, or a made-up one. */
export interface SampleSubject {
  readonly externalId: string;
  readonly reference: string;
  readonly sessionKey: string | null;
  readonly amount: Money;
  /** Our method's id, where it is known. */
  readonly method: string | null;
  readonly txHash: string;
}

/** One documented event that the webhook tester can send. */
export interface WebhookSample {
  /** The provider's own name for it, unique among its samples. */
  readonly type: string;
  /** For people: "Order completed". */
  readonly title: string;
  /** What it speaks of; null: nothing about money. */
  readonly kind: TransactionKind | null;
  /** The body as JSON; `at` is when it happens, and makes ids that are never twice the same where they are free. */
  build(subject: SampleSubject, at: Date): unknown;
}

/** How the tester proves a body. */
export interface SignOptions<C> {
  readonly credentials: C;
  readonly now: Date;
  /** Instead of the connection's own webhook secret: for a proof that must not hold. */
  readonly secret?: string;
}

/** A state that a transaction has come to. */
export interface ToldState {
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
}
