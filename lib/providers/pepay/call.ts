import type { Result } from "../../result.ts";
import type { ProviderContext, ProviderError } from "../contract.ts";
import { type ProviderRequest, requestJson } from "../http.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";

/** A call with the merchant's key. */
export function call<T>(
  context: ProviderContext<Credentials>,
  request: ProviderRequest<T>,
): Promise<Result<T, ProviderError>> {
  const headers = { ...request.headers, "x-api-key": context.credentials.apiKey };
  return requestJson(context, { mapError, ...request, headers });
}
