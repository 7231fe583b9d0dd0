import type { Connection } from "../connections/connection.ts";
import type { TransactionId } from "../ids.ts";
import type { PaymentWanted } from "../transactions/write-payment.ts";
import type { Answer } from "./questions/schema.ts";
import type { LinkRecord } from "./repository.ts";

/** A payment that is written down; `wanted` is null when somebody else has asked the provider for it already. */
export interface Begun {
  readonly id: TransactionId;
  readonly token: string;
  readonly wanted: PaymentWanted | null;
}

/** Where a payment may go: the link as it was when the payer chose. */
export interface Paths {
  readonly link: LinkRecord;
  readonly connections: readonly Connection[];
  /** Payments that this payer may be led back to, by their tokens; null: anybody's. */
  readonly own: readonly string[] | null;
  /** What the payer answered: it goes along. */
  readonly answers: readonly Answer[];
}
