import type { Result } from "../../result.ts";
import type { ProviderContext, ProviderError } from "../contract.ts";
import { type ProviderRequest, requestJson } from "../http.ts";
import { accessToken } from "./access-token.ts";
import { keyHeaders, signingFetch } from "./authorize.ts";
import type { Credentials } from "./credentials.ts";
import { mapErrorAt } from "./errors.ts";
import { mappingOf } from "./mapping.ts";

export type Context = ProviderContext<Credentials>;

/** One call, signed in as the connection says. With a certificate the connection itself is the proof. */
export async function call<T>(
  context: Context,
  request: ProviderRequest<T>,
): Promise<Result<T, ProviderError>> {
  const { credentials } = context;
  if (credentials.auth === "oauth") return callWithToken(context, request);
  if (credentials.auth === "hmac")
    return send({ ...context, fetch: signingFetch(context, credentials) }, request);
  return send(context, request, credentials.auth === "api_key" ? keyHeaders(credentials) : {});
}

/** A token that is refused before its time is replaced once. */
async function callWithToken<T>(
  context: Context,
  request: ProviderRequest<T>,
): Promise<Result<T, ProviderError>> {
  const token = await accessToken(context);
  if (!token.ok) return token;
  const answer = await send(context, request, bearer(token.value.value));
  if (answer.ok || answer.error.code !== "credentials_rejected") return answer;
  const fresh = await accessToken(context, { force: true });
  return fresh.ok ? send(context, request, bearer(fresh.value.value)) : fresh;
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function send<T>(
  context: Context,
  request: ProviderRequest<T>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Result<T, ProviderError>> {
  const mapError = mapErrorAt(mappingOf(context.credentials).errors.code);
  return requestJson(context, { mapError, ...request, headers: { ...request.headers, ...headers } });
}

/** The same request twice is known by its key: in the header, in the body, or both. */
export function keyHeader(
  { idempotency, idempotencyHeader }: Credentials,
  key: string,
): Readonly<Record<string, string>> {
  return idempotency === "body" || idempotency === "none" ? {} : { [idempotencyHeader]: key };
}

/** The key as a part of the body; undefined where the body carries none. */
export function keyInBody({ idempotency }: Credentials, key: string): string | undefined {
  return idempotency === "header" || idempotency === "none" ? undefined : key;
}
