import type { ProviderError } from "./contract.ts";

/** Thrown instead of calling: the call would have been too many, or the provider is known to be down. Nothing was sent. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
  readonly error: ProviderError;

  constructor(error: Pick<ProviderError, "code" | "message"> & { readonly retryAfterMs: number }) {
    super(error.message);
    this.error = { ...error, effect: "not_applied" };
  }
}
