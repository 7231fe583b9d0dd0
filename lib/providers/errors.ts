import type { ProviderError, ProviderErrorCode } from "./contract.ts";

/** A search that ended before the list did: nothing found proves nothing. */
export const LIST_NOT_EXHAUSTED: ProviderError = {
  code: "unexpected_response",
  message: "The provider's list is too long to search. The payment may be on it.",
  effect: "not_applied",
};

/** Whether sending the same request again, later and with the same key, may help. */
const RETRYABLE: ReadonlySet<ProviderErrorCode> = new Set([
  "rate_limited",
  "timeout",
  "unavailable",
  "unexpected_response",
]);

/** Reasons that lie with the payer, or with a request that may have been carried out before. */
const NOT_ITS_OWN: ReadonlySet<ProviderErrorCode> = new Set(["declined", "conflict"]);

/**
 * Whether the provider certainly did nothing, and for a reason of its own or of the account there: another provider may
 * take the same payment.
 */
export function isProvidersOwn({ code, effect }: ProviderError): boolean {
  return effect === "not_applied" && !NOT_ITS_OWN.has(code);
}

export function isRetryable(error: ProviderError): boolean {
  return RETRYABLE.has(error.code);
}
