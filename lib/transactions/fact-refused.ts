import type { TransactionId } from "../ids.ts";

export const FACT_REFUSALS = [
  "transaction_unknown",
  "transaction_ambiguous",
  "amount_mismatch",
  "payer_mismatch",
] as const;
export type FactRefusal = (typeof FACT_REFUSALS)[number];

/** A fact that can't be applied as things stand. Thrown inside a unit, so that nothing of it is stored. */
export class FactRefused extends Error {
  readonly code: FactRefusal;
  readonly transactionId: TransactionId | null;
  /** When it fits several: those about which the provider itself can be asked. */
  readonly candidates: readonly string[];

  constructor(
    code: FactRefusal,
    message: string,
    transactionId: TransactionId | null = null,
    candidates: readonly string[] = [],
  ) {
    super(message);
    this.name = "FactRefused";
    this.code = code;
    this.transactionId = transactionId;
    this.candidates = candidates;
  }
}
