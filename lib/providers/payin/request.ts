import type { Result } from "../../result.ts";
import type { ProviderContext, ProviderError } from "../contract.ts";
import { type ProviderRequest, requestJson } from "../http.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";

export type Context = ProviderContext<Credentials>;

/** A call with the key in the header that the connection asks for. */
export function request<T>(context: Context, call: ProviderRequest<T>): Promise<Result<T, ProviderError>> {
  return requestJson(context, {
    mapError,
    ...call,
    headers: { ...keyHeaders(context.credentials), ...call.headers },
  });
}

function keyHeaders({ apiKey, headerStyle }: Credentials): Record<string, string> {
  return {
    ...(headerStyle === "x-api-key" ? {} : { authorization: `Bearer ${apiKey}` }),
    ...(headerStyle === "bearer" ? {} : { "x-api-key": apiKey }),
  };
}

/** The host's own pages lie above the API: health, checkout. */
export function siteUrlOf(context: Pick<Context, "baseUrl">): string {
  return context.baseUrl.replace(/\/api\/v1\/?$/, "");
}
