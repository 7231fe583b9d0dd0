import type { CurrencyCode } from "../currencies.ts";
import type { TransactionId } from "../ids.ts";
import type { Money } from "../money.ts";
import type { ProviderFact } from "./facts.ts";

export const METHOD_FAMILIES = ["card", "bank", "wallet", "cash", "crypto"] as const;
export type MethodFamily = (typeof METHOD_FAMILIES)[number];

export interface PaymentMethod {
  /** Unique within the provider: "pse", "usdt-polygon-amoy". */
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
  /** Currencies that can be charged. */
  readonly currencies: readonly CurrencyCode[];
  /** ISO 3166-1 alpha-2 of the payer's country; absent: any. */
  readonly countries?: readonly string[];
  /** Decimal strings by currency. */
  readonly min?: Partial<Record<CurrencyCode, string>>;
  readonly max?: Partial<Record<CurrencyCode, string>>;
  /** Human name of the network, for crypto. */
  readonly network?: string;
  /** Usual time from payment to final state; the reconciler begins to ask after it. */
  readonly expectedSeconds: number;
  /** When waiting for longer is pointless. */
  readonly windowSeconds: number;
  /** What helps a payer who waits, in words for them: where to confirm, how late it may be reported. */
  readonly waitingHint?: { readonly en: string; readonly es: string; readonly pt: string };
}

export interface CreatePaymentInput {
  readonly transactionId: TransactionId;
  /** UUID v4, made and stored before the call; a money-moving operation can't be called without one. */
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly method: PaymentMethod;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly description: string;
  readonly customer: {
    readonly id: string;
    readonly name?: string;
    readonly email?: string;
    /** An identity document, where the merchant knows it: Colombia's rules ask for one ("CC", "NIT"). */
    readonly document?: { readonly type: string; readonly number: string };
  };
  readonly returnUrl: string;
  /** Where this connection's webhooks go. */
  readonly notificationUrl: string;
}

/** What the payer has to do next. */
export type NextAction =
  | { readonly type: "redirect"; readonly url: string }
  | { readonly type: "voucher"; readonly url: string; readonly code: string }
  | {
      readonly type: "bank_details";
      readonly details: readonly { readonly label: string; readonly value: string }[];
    }
  | {
      readonly type: "crypto";
      readonly address: string;
      readonly network: string;
      /** Decimal string in `currency` units; exactly this must be sent. */
      readonly amount: string;
      readonly currency: CurrencyCode;
      /** The provider's own checkout page for the same payment, where it has one. */
      readonly url?: string;
    };

export interface CreatedPayment {
  readonly externalId: string;
  readonly sessionKey?: string;
  readonly nextAction: NextAction;
  readonly expiresAt?: Date;
  readonly fact: ProviderFact;
}

export interface ProviderBalance {
  readonly currency: CurrencyCode;
  readonly available: Money;
  readonly pending?: Money;
  readonly settled?: Money;
  readonly totalIn?: Money;
  readonly totalOut?: Money;
}

export interface CreateLinkInput {
  readonly idempotencyKey: string;
  readonly title: string;
  readonly description?: string;
  /** Absent: the payer chooses. */
  readonly amount?: Money;
  readonly methods: readonly PaymentMethod[];
  readonly expiresAt?: Date;
  readonly maxPayments?: number;
}

export interface NativeLink {
  readonly externalId: string;
  /** Null until published. */
  readonly url: string | null;
}
