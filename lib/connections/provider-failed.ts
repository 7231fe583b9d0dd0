import { AppError, type AppErrorCode } from "../errors.ts";
import type { ProviderError, ProviderErrorCode } from "../providers/contract.ts";

const CODES: Partial<Record<ProviderErrorCode, AppErrorCode>> = {
  invalid_request: "conflict",
  conflict: "conflict",
  not_found: "conflict",
  rate_limited: "rate_limited",
};

/** What a person is told when a provider did not do what was asked. The words are ours already. */
export function providerFailed(error: ProviderError): AppError {
  const pause = error.code === "rate_limited" ? " Try again in a minute." : "";
  return new AppError(CODES[error.code] ?? "provider_failed", error.message + pause);
}
