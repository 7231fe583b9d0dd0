import type { Money } from "../money.ts";
import type { TransactionKind, TransactionStatus } from "../transactions/status.ts";

/** One thing one source said about one transaction. */
export interface ProviderFact {
  readonly subject: FactSubject;
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
  /** The provider's own word for it. */
  readonly providerStatus: string;
  /** Why, in our words: "Insufficient funds". */
  readonly reason?: string;
  /** The amount that was asked for, as the provider states it. */
  readonly amount?: Money;
  /** What has come in so far. */
  readonly received?: Money;
  /** What has gone back of it so far, by every refund that the provider knows, also those made elsewhere. */
  readonly refunded?: Money;
  readonly fee?: Money;
  readonly method?: string;
  readonly network?: string;
  readonly txHash?: string;
  readonly address?: string;
  readonly confirmations?: number;
  /** The provider's time, when it says one. */
  readonly occurredAt?: Date;
  /** Money can begin at the provider without us (a native link, a deposit): then an unknown subject is written down. */
  readonly mayBeginElsewhere: boolean;
  /** How far the provider is with passing the money on to the merchant, where it says so. */
  readonly settlement?: Settlement;
  /** What in this answer was not in the provider's documents. Kept and counted, never a reason to drop it. */
  readonly drift?: readonly DriftSign[];
}

export const SETTLEMENT_STATUSES = ["pending", "processing", "manual", "failed", "settled"] as const;
export interface Settlement {
  readonly status: (typeof SETTLEMENT_STATUSES)[number];
  readonly txHash?: string;
}

export const DRIFT_KINDS = ["event_type", "status", "new_field", "missing_field"] as const;
/** One thing that a provider says and its documents do not, or the other way round. */
export interface DriftSign {
  readonly kind: (typeof DRIFT_KINDS)[number];
  /** The object it was seen in: "invoice", "order". */
  readonly where: string;
  /** The unknown type, status or field. Names only: values may be personal. */
  readonly name: string;
}

/** How to find our transaction. Tried in this order: external id, our id, session key with the amount. */
export interface FactSubject {
  readonly externalId?: string;
  /** Our transaction id, when the provider carries it as its merchant reference; else the merchant's own words. */
  readonly reference?: string;
  /** 88Pay: one session may hold several charges; matched together with the amount. */
  readonly sessionKey?: string;
  /** The amount as the provider wrote it, for the session match where the provider names no currency. */
  readonly amountDecimal?: string;
  /** A refund: the provider's id of the payment that it gives back. */
  readonly parentExternalId?: string;
}
