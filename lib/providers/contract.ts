import type { z } from "zod";
import type { Clock } from "../clock.ts";
import type { ConnectionId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { Result } from "../result.ts";
import type { TransactionKind } from "../transactions/status.ts";
import type {
  AcceptedToken,
  AddressPool,
  EndpointInput,
  ListedPayment,
  ListFilter,
  ProviderDelivery,
  ProviderEndpoint,
  ProviderListQuery,
  ProviderPage,
  ProviderTotals,
} from "./account-contract.ts";
import type { BindDepositInput, DepositAddress, DepositReference } from "./deposit-contract.ts";
import type { EventsSince, ProviderEvent, ProviderStream } from "./event-contract.ts";
import type { ProviderFact } from "./facts.ts";
import type { FormField } from "./form-field.ts";
import type {
  CreatedMovement,
  CreatePayoutInput,
  CreateRefundInput,
  PayoutMethod,
} from "./movement-contract.ts";
import type {
  CreatedPayment,
  CreateLinkInput,
  CreatePaymentInput,
  NativeLink,
  PaymentMethod,
  ProviderBalance,
} from "./payment-contract.ts";
import type { SampleReading } from "./sample-contract.ts";
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
  /** With `unknown`: what the payment can still be told apart by when a webhook speaks of it (88Pay's session). */
  readonly sessionKey?: string;
  /** Whether the provider may have acted. `unknown` is never shown as failed: it is reconciled. */
  readonly effect: "not_applied" | "unknown";
}

/** Keeps short-lived tokens for all processes; `refresh` runs at most once at a time per name. */
export interface TokenStore {
  /**
   * The cached token, or the one that `refresh` brings. `force` discards the cached one first; `refused` (after a 401)
   * only while it is still that one: others may have brought a new one meanwhile. Beyond `limits` nothing is asked:
   * `rate_limited`, with the time until it may be asked again.
   */
  get(
    name: string,
    refresh: () => Promise<Result<Token, ProviderError>>,
    options?: {
      readonly force?: boolean;
      readonly refused?: string;
      readonly limits?: readonly TokenLimit[];
    },
  ): Promise<Result<Token, ProviderError>>;
}

/** At most so many new tokens in any window of this length. */
export interface TokenLimit {
  readonly count: number;
  readonly windowMs: number;
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

type Answer<T> = Promise<Result<T, ProviderError>>;

/** An absent method is an absent capability. */
export interface ProviderOperations<C> {
  checkCredentials(context: ProviderContext<C>): Answer<{ readonly account: string }>;
  /** Whether the provider itself says that it works; asked without credentials where it can be. */
  checkHealth?(context: ProviderContext<C>): Answer<{ readonly version: string | null }>;
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
  /** Ends a payment that nobody has paid. Moves no money; the answer says what the payment is now. */
  cancelPayment?(context: ProviderContext<C>, subject: { readonly externalId: string }): Answer<ProviderFact>;
  /** The provider's own list of payments, newest first. */
  listPayments?(context: ProviderContext<C>, query: ProviderListQuery): Answer<ProviderPage<ListedPayment>>;
  readTotals?(context: ProviderContext<C>): Answer<ProviderTotals>;
  listBalances?(context: ProviderContext<C>): Answer<readonly ProviderBalance[]>;

  createRefund?(context: ProviderContext<C>, input: CreateRefundInput): Answer<CreatedMovement>;
  createPayout?(context: ProviderContext<C>, input: CreatePayoutInput): Answer<CreatedMovement>;

  createLink?(context: ProviderContext<C>, input: CreateLinkInput): Answer<NativeLink>;
  publishLink?(context: ProviderContext<C>, externalId: string): Answer<NativeLink>;
  unpublishLink?(context: ProviderContext<C>, externalId: string): Answer<NativeLink>;
  archiveLink?(context: ProviderContext<C>, externalId: string): Answer<NativeLink>;
  restoreLink?(context: ProviderContext<C>, externalId: string): Answer<NativeLink>;
  /** The payments that payers began on the provider's own link page. */
  listLinkPayments?(context: ProviderContext<C>, externalId: string): Answer<readonly ProviderFact[]>;

  bindDepositAddress?(context: ProviderContext<C>, input: BindDepositInput): Answer<DepositAddress>;
  unbindDepositAddress?(
    context: ProviderContext<C>,
    input: { readonly reference: string; readonly protocol: string },
  ): Answer<{ readonly unbound: true }>;
  getDepositReference?(context: ProviderContext<C>, reference: string): Answer<DepositReference>;
  /** Transfers to bound addresses, newest first. */
  listDeposits?(context: ProviderContext<C>, query: ProviderListQuery): Answer<ProviderPage<ListedPayment>>;

  listAddressPools?(context: ProviderContext<C>): Answer<readonly AddressPool[]>;
  listTokens?(context: ProviderContext<C>): Answer<readonly AcceptedToken[]>;

  listEndpoints?(context: ProviderContext<C>): Answer<readonly ProviderEndpoint[]>;
  createEndpoint?(context: ProviderContext<C>, input: EndpointInput): Answer<ProviderEndpoint>;
  updateEndpoint?(
    context: ProviderContext<C>,
    input: Partial<EndpointInput> & { readonly id: string },
  ): Answer<ProviderEndpoint>;
  deleteEndpoint?(context: ProviderContext<C>, id: string): Answer<{ readonly deleted: true }>;
  /** Makes the provider send a test event to the endpoint. */
  testEndpoint?(context: ProviderContext<C>, id: string): Answer<{ readonly sent: true }>;
  listDeliveries?(
    context: ProviderContext<C>,
    query: ProviderListQuery,
  ): Answer<ProviderPage<ProviderDelivery>>;
  retryDelivery?(context: ProviderContext<C>, id: string): Answer<{ readonly queued: true }>;

  openStream?(context: ProviderContext<C>, since: string | null): Answer<ProviderStream>;
  listEventsSince?(context: ProviderContext<C>, since: string | null): Answer<EventsSince>;
  getEvent?(context: ProviderContext<C>, eventId: string): Answer<ProviderEvent>;
}

export type OperationName = keyof ProviderOperations<unknown>;

/** Mutual TLS, in PEM form. */
export interface ClientTls {
  readonly certificate: string;
  readonly privateKey: string;
  /** Signs the provider's own certificate, where no public authority does. */
  readonly authority?: string | undefined;
}

/** How fast the provider may be called: beyond it calls wait, and then are refused here rather than there. */
export interface Pace {
  readonly concurrent: number;
  readonly perMinute?: number;
}

export interface ProviderDefinition<C extends Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly name: string;
  /** One sentence for the gallery. */
  readonly summary: string;
  /** Two letters on a colour, where a logo would stand. */
  readonly tile: { readonly letters: string; readonly color: string };
  /** It stands for any company of its kind: payers are shown the connection's own name. */
  readonly isNameless?: boolean;
  /** Where its own dashboard is, as its documents say; none of them gives the address of a single payment. */
  readonly dashboardUrl?: string;
  /** Who holds the money: a custodial provider answers balances; otherwise they are derived from our records. */
  readonly custody: "provider" | "merchant";
  readonly credentials: { readonly schema: z.ZodType<C>; readonly fields: readonly FormField[] };
  readonly baseUrls: Readonly<Record<Mode, string>>;
  methods(mode: Mode): readonly PaymentMethod[];
  /** Where an account's settings decide which of them it takes. Absent: all of them. */
  readonly takes?: (method: PaymentMethod, credentials: C) => boolean;
  /** Absent: no payouts. */
  readonly payoutMethods?: (mode: Mode) => readonly PayoutMethod[];
  /** Families of networks on which deposit addresses can be bound. */
  readonly depositProtocols?: readonly { readonly id: string; readonly label: string }[];
  /** What its own list of payments can be narrowed by. Absent: by nothing. */
  readonly listFilters?: readonly ListFilter[];
  /** Where endpoints are made by its API: the events they can be told of, and the credential that signs webhooks. */
  readonly endpoints?: { readonly events: readonly string[]; readonly secretField: string };
  /** The same key (or reference) twice makes one payment there: a lost creation may be sent again. */
  readonly repeatsSafely: boolean;
  /** Where an account's settings say that keys are not honoured after all. Absent: as `repeatsSafely` says. */
  readonly honoursKeys?: (credentials: C) => boolean;
  readonly pace: Pace;
  readonly operations: ProviderOperations<C>;
  readonly webhook: WebhookPair<C>;
  /** The certificate that calls are made with; null: none. Absent: never one. */
  readonly clientTls?: (credentials: C) => ClientTls | null;
  /** Reads a pasted answer or notification as the connection would. `values` are those of the form's open fields. */
  readonly readSample?: (sample: string, values: Readonly<Record<string, string>>) => SampleReading;
}

/** A provider with its credentials type closed over: what the registry holds and the domain calls. */
export type Provider = ProviderDefinition<Readonly<Record<string, unknown>>>;
