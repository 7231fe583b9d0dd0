import type { TransactionKind, TransactionStatus } from "../transactions/status.ts";

/** One field of ours, as a pasted sample fills it. */
export interface SampleField {
  /** Our name for it, unique in the reading. */
  readonly field: string;
  /** Where it was looked for. */
  readonly path: string;
  /** What it reads as; null: nothing that can be read stands there. Card numbers are masked. */
  readonly value: string | null;
  /** Why it can't be read, or what follows from its absence. */
  readonly problem?: string;
}

/** What a pasted answer or notification would mean to Paydeck. Nothing of it is stored. */
export interface SampleReading {
  /** What the sample was taken for: "Webhook payment.succeeded", "Payment". */
  readonly title: string;
  readonly fields: readonly SampleField[];
  /** What would be told of transactions. */
  readonly facts: readonly {
    readonly kind: TransactionKind;
    readonly status: TransactionStatus;
    readonly subject: string;
    readonly amount: { readonly amount: string; readonly currency: string } | null;
  }[];
  /** Status words and event names that no table has. */
  readonly unknownWords: readonly string[];
  /** Problems of the mapping (with their line) and of the sample. */
  readonly problems: readonly string[];
}
