import type { ProviderFact } from "./facts.ts";

/** Addresses that the provider can still hand out. An empty pool refuses new orders. */
export interface AddressPool {
  readonly protocol: string;
  readonly available: number;
  readonly total: number | null;
}

/** A webhook endpoint as it stands at the provider. Its secret is never read back. */
export interface ProviderEndpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
}

export interface EndpointInput {
  readonly name: string;
  readonly url: string;
  readonly secret: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
}

/** One notification in the provider's own delivery log. */
export interface ProviderDelivery {
  readonly id: string;
  readonly eventId: string | null;
  readonly type: string;
  /** The provider's word: "success", "failed". */
  readonly status: string;
  readonly attempts: number | null;
  readonly httpStatus: number | null;
  readonly at: Date | null;
  readonly canRetry: boolean;
}

/** A token that payers can use, with what it costs to settle where the provider says so. */
export interface AcceptedToken {
  readonly id: string;
  readonly symbol: string;
  readonly network: string;
  readonly confirmations?: number;
  readonly enabled: boolean;
  /** Why it can't be used now. */
  readonly unavailable?: string;
}

/** What a list at the provider can be narrowed by; a provider ignores what it has no filter for. */
export interface ProviderListQuery {
  /** Where the page before ended, in the provider's own terms. */
  readonly cursor?: string;
  readonly reference?: string;
  readonly customerId?: string;
  /** The provider's own word. */
  readonly status?: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** What lists of payments can be narrowed by, where the provider can. */
export const LIST_FILTERS = ["reference", "customerId", "status", "from", "to"] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export interface ProviderPage<T> {
  readonly items: readonly T[];
  /** Null: nothing follows. */
  readonly nextCursor: string | null;
}

/** One row of the provider's own list: the fact in it, and when it began there. */
export interface ListedPayment {
  readonly fact: ProviderFact;
  readonly createdAt: Date | null;
}

/** Sums that the provider keeps, as decimal strings of `currency`. */
export interface ProviderTotals {
  readonly currency: string;
  readonly figures: readonly { readonly label: string; readonly amount: string; readonly count?: number }[];
}
