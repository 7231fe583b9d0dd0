import type { Random } from "./random.ts";

/** A notification as the provider writes it. The proof is made when it is sent, since some proofs hold a time. */
export interface StoryEvent {
  /** The id that the inbox knows it by. */
  readonly id: string;
  readonly body: string;
  /** What must become of it. */
  readonly outcome: "processed" | "ignored";
}

/** What our own database knows of the payment before the first notification. */
export interface KnownPayment {
  readonly externalId: string | null;
  readonly sessionKey?: string;
  readonly amount: string;
  readonly currency: string;
  readonly method: string;
}

/** One movement of money, everything its provider says about it, and what must be true at the end. */
export interface Story {
  /** Stands for the transaction in every comparison: the provider's id, the same in each run of a seed. */
  readonly subject: string;
  readonly kind: "payment" | "deposit" | "refund";
  /** Null: it begins at the provider, and the first notification writes it down. */
  readonly known: KnownPayment | null;
  readonly events: readonly StoryEvent[];
  /** The status that every order of the events must lead to; null: no transaction comes of it. */
  readonly ends: string | null;
  /** The payment that a refund belongs to. */
  readonly parent?: string;
}

/** A provider as the kill test plays it. Knows nothing of lib/providers: a wrong reading on one side shows on the other. */
export interface PlayedProvider {
  readonly id: string;
  readonly credentials: Readonly<Record<string, string>>;
  /** Several stories of one subject and its refunds; `mark` is unique in the run. */
  tell(random: Random, mark: string): readonly Story[];
  /** The headers that prove `body`; with `forged`, made under a secret that is not ours. */
  prove(body: string, forged: boolean): Record<string, string>;
}

/** The first moment of every story: past on any clock, so that nothing depends on when the test runs. */
const BEGINNING = Date.UTC(2025, 0, 1);

/** `minutes` after the beginning, as providers write times. */
export function at(minutes: number): string {
  return new Date(BEGINNING + minutes * 60_000).toISOString();
}
