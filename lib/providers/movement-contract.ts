import type { z } from "zod";
import type { TransactionId } from "../ids.ts";
import type { Money } from "../money.ts";
import type { ProviderFact } from "./facts.ts";
import type { FormField } from "./form-field.ts";
import type { PaymentMethod } from "./payment-contract.ts";

/** Money going back to a payer. */
export interface CreateRefundInput {
  /** The refund's own transaction. */
  readonly transactionId: TransactionId;
  /** UUID v4, made and stored before the call, the same at every try. */
  readonly idempotencyKey: string;
  readonly payment: { readonly externalId: string; readonly reference: string };
  /** At most what is left of the payment, in its currency. */
  readonly amount: Money;
  readonly reason?: string;
  /** Crypto: where the buyer wants the money, which need not be where it came from (seed 003). */
  readonly returnAddress?: string;
}

/** A way to pay money out. `fields` draw the form, `recipient` validates what was typed into it. */
export interface PayoutMethod extends PaymentMethod {
  readonly fields: readonly FormField[];
  /** Of the typed values by field name; issues name the field. */
  readonly recipient: z.ZodType<Readonly<Record<string, string>>>;
  /** What lists show of a recipient: a name and the last digits, never the whole account. */
  hint(recipient: Readonly<Record<string, string>>): string;
}

export interface CreatePayoutInput {
  readonly transactionId: TransactionId;
  /** UUID v4, made and stored before the call, the same at every try. */
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly method: PayoutMethod;
  /** ISO 3166-1 alpha-2 of the recipient. */
  readonly country?: string;
  readonly description: string;
  /** Parsed by the method's `recipient`. Personal data: never logged, sealed at rest. */
  readonly recipient: Readonly<Record<string, string>>;
  readonly notificationUrl: string;
}

/** A refund or payout that the provider has taken on; its outcome comes later. */
export interface CreatedMovement {
  readonly externalId: string;
  readonly sessionKey?: string;
  readonly fact: ProviderFact;
}
