import { z } from "zod";
import { ok, type Result } from "../../result.ts";
import type { ProviderContext, ProviderError, Token } from "../contract.ts";
import { requestJson } from "../http.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";

type Context = ProviderContext<Credentials>;

/** A token lives for 60 s and is used for 50 (page "generate token"); 10 of them may be made in a minute. */
const SAFETY_SECONDS = 10;
const USABLE_SECONDS = 50;

const tokenSchema = z.object({
  data: z.object({
    access_token: z.string().min(1),
    expires_in: z.number().positive().default(60),
    session_id: z.string().min(1),
  }),
});

/** The shared token, or a new one. `force` after a 401. */
export function getToken(
  context: Context,
  options?: { readonly force: boolean },
): Promise<Result<Token, ProviderError>> {
  return context.tokens.get("access", () => requestToken(context), options);
}

async function requestToken(context: Context): Promise<Result<Token, ProviderError>> {
  const { apiKey, merchantId } = context.credentials;
  const asked = context.clock.now().getTime();
  const answer = await requestJson(context, {
    operation: "getToken",
    method: "POST",
    path: "/api/auth/token",
    headers: { "x-api-key": apiKey, "x-merchant-id": merchantId },
    schema: tokenSchema,
    mapError,
    movesMoney: false,
  });
  if (!answer.ok) return answer;
  const { access_token, expires_in, session_id } = answer.value.data;
  const usable = Math.max(Math.min(USABLE_SECONDS, expires_in - SAFETY_SECONDS), 1);
  return ok({
    value: access_token,
    extra: { session_id },
    usableUntil: new Date(asked + usable * 1000),
  });
}

/** Runs a call with the shared token; a 401 takes a fresh token and repeats once: a refused call did nothing. */
export async function withToken<T>(
  context: Context,
  call: (headers: Record<string, string>, sessionId: string) => Promise<Result<T, ProviderError>>,
): Promise<Result<T, ProviderError>> {
  const token = await getToken(context);
  if (!token.ok) return token;
  const first = await callWith(token.value, call);
  if (first.ok || first.error.code !== "credentials_rejected") return first;
  const fresh = await getToken(context, { force: true });
  return fresh.ok ? callWith(fresh.value, call) : fresh;
}

function callWith<T>(
  token: Token,
  call: (headers: Record<string, string>, sessionId: string) => Promise<Result<T, ProviderError>>,
): Promise<Result<T, ProviderError>> {
  const sessionId = token.extra.session_id ?? "";
  return call({ authorization: `Bearer ${token.value}`, "x-session-id": sessionId }, sessionId);
}
