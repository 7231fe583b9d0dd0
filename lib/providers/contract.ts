import type { z } from "zod";
import type { Clock } from "../clock.ts";
import type { CurrencyCode } from "../currencies.ts";
import type { ConnectionId, TransactionId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { Money } from "../money.ts";
import type { Result } from "../result.ts";
import type { TransactionKind } from "../transactions/status.ts";
import type { ProviderFact } from "./facts.ts";
import type { WebhookPair } from "./webhook-contract.ts";

/** Why a call to a provider did not give what was asked. A closed set: screens and retries decide by it alone. */
export const PROVIDER_ERROR_CODES = [
  "credentials_rejected",
  "permission_denied",
  "invalid_request",
  "not_found",
  "conflict",
  "declined",
  "rate_limited",
  "timeout",
  "unavailable",
  "unexpected_response",
] as const;
export type ProviderErrorCode = (typeof PROVIDER_ERROR_CODES)[number];

export interface ProviderError {
  readonly code: ProviderErrorCode;
  /** Our words, safe to show; never the provider's raw text. */
  readonly message: string;
  /** The provider's own code or HTTP status, for the developer. */
  readonly providerCode?: string;
  readonly retryAfterMs?: number;
  /** Whether the provider may have acted. `unknown` is never shown as failed: it is reconciled. */
  readonly effect: "not_applied" | "unknown";
}

/** Keeps short-lived tokens for all processes; `refresh` runs at most once at a time per name. */
export interface TokenStore {
  /** The cached token, or the one that `refresh` brings. `force` discards the cached one first (after a 401). */
  get(
    name: string,
    refresh: () => Promise<Result<Token, ProviderError>>,
    options?: { readonly force?: boolean },
  ): Promise<Result<Token, ProviderError>>;
}

export interface Token {
  readonly value: string;
  /** Things that travel with the token (88Pay's session id). */
  readonly extra: Readonly<Record<string, string>>;
  readonly usableUntil: Date;
}

/** What every operation is handed. No database, no environment: what is not here can't be reached. */
export interface ProviderContext<Credentials = Readonly<Record<string, unknown>>> {
  readonly connectionId: ConnectionId;
  readonly credentials: Credentials;
  readonly mode: Mode;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly clock: Clock;
  /** Records every call; times out; keeps connections alive. */
  readonly fetch: typeof fetch;
  readonly tokens: TokenStore;
  readonly signal: AbortSignal;
}

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
  readonly customer: { readonly id: string; readonly name?: string; readonly email?: string };
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

type Answer<T> = Promise<Result<T, ProviderError>>;

/** An absent method is an absent capability. */
export interface ProviderOperations<C> {
  checkCredentials(context: ProviderContext<C>): Answer<{ readonly account: string }>;
  createPayment?(context: ProviderContext<C>, input: CreatePaymentInput): Answer<CreatedPayment>;
  getPayment?(
    context: ProviderContext<C>,
    subject: { readonly externalId: string; readonly kind: TransactionKind },
  ): Answer<ProviderFact>;
  /** Looks for a payment whose creation was never answered. Null: the provider has none. */
  findPayment?(
    context: ProviderContext<C>,
    subject: { readonly reference: string; readonly kind: TransactionKind },
  ): Answer<ProviderFact | null>;
  listBalances?(context: ProviderContext<C>): Answer<readonly ProviderBalance[]>;
  createLink?(context: ProviderContext<C>, input: CreateLinkInput): Answer<NativeLink>;
  publishLink?(context: ProviderContext<C>, externalId: string): Answer<NativeLink>;
  archiveLink?(context: ProviderContext<C>, externalId: string): Answer<NativeLink>;
  /** The payments that payers began on the provider's own link page. */
  listLinkPayments?(context: ProviderContext<C>, externalId: string): Answer<readonly ProviderFact[]>;
}

export type OperationName = keyof ProviderOperations<unknown>;

export interface CredentialField {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly secret: boolean;
  readonly required: boolean;
  readonly placeholder?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface ProviderDefinition<C extends Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly name: string;
  /** One sentence for the gallery. */
  readonly summary: string;
  /** Two letters on a colour, where a logo would stand. */
  readonly tile: { readonly letters: string; readonly color: string };
  /** Who holds the money: a custodial provider answers balances; otherwise they are derived from our records. */
  readonly custody: "provider" | "merchant";
  readonly credentials: { readonly schema: z.ZodType<C>; readonly fields: readonly CredentialField[] };
  readonly baseUrls: Readonly<Record<Mode, string>>;
  methods(mode: Mode): readonly PaymentMethod[];
  readonly operations: ProviderOperations<C>;
  readonly webhook: WebhookPair<C>;
}

/** A provider with its credentials type closed over: what the registry holds and the domain calls. */
export type Provider = ProviderDefinition<Readonly<Record<string, unknown>>>;
