import type { ProviderError, ProviderErrorCode } from "./contract.ts";

/** Whether sending the same request again, later and with the same key, may help. */
const RETRYABLE: ReadonlySet<ProviderErrorCode> = new Set([
  "rate_limited",
  "timeout",
  "unavailable",
  "unexpected_response",
]);

export function isRetryable(error: ProviderError): boolean {
  return RETRYABLE.has(error.code);
}
