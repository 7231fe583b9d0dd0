import type { ProviderError } from "./contract.ts";

/** The same for every copy of this module: a guard is shared by all routes, and each route may have a copy of its own. */
const BRAND: unique symbol = Symbol.for("paydeck.call-refused");

/** Thrown instead of calling: the call would have been too many, or the provider is known to be down. Nothing was sent. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
  readonly [BRAND] = true;
  readonly error: ProviderError;

  constructor(error: Pick<ProviderError, "code" | "message"> & { readonly retryAfterMs: number }) {
    super(error.message);
    this.error = { ...error, effect: "not_applied" };
  }
}

/** Where `instanceof` would see only this copy's own. */
export function isCallRefused(thrown: unknown): thrown is CallRefused {
  return thrown instanceof Error && BRAND in thrown;
}
