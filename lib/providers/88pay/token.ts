import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderContext, ProviderError, Token, TokenLimit } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { requestJson } from "../http.ts";
import { clockSkewOf, describeSkew } from "./clock-skew.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";

type Context = ProviderContext<Credentials>;

/** A token lives for 60 s and is used for 50 (page "generate token"); 10 of them may be made in a minute. */
const SAFETY_SECONDS = 10;
const USABLE_SECONDS = 50;

const tokenSchema = z.preprocess(
  unwrapData,
  z.object({
    access_token: z.string().min(1),
    expires_in: z.number().positive().default(60),
    session_id: z.string().min(1),
  }),
);

const MARGIN_MS = 2000;
/** Page "rate limit": 10 a minute and 100 an hour. A little longer, since we count when we send and 88Pay when it hears. */
const TOKEN_LIMITS: readonly TokenLimit[] = [
  { count: 10, windowMs: 60_000 + MARGIN_MS },
  { count: 100, windowMs: 3_600_000 + MARGIN_MS },
];

/** The shared token, or a new one. */
export function getToken(
  context: Context,
  options: { readonly force?: boolean; readonly refused?: string } = {},
): Promise<Result<Token, ProviderError>> {
  return context.tokens.get("access", () => requestToken(context), { ...options, limits: TOKEN_LIMITS });
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
  const { access_token, expires_in, session_id } = answer.value;
  const usable = Math.max(Math.min(USABLE_SECONDS, expires_in - SAFETY_SECONDS), 1);
  const skewMs = clockSkewOf(access_token, context.clock.now());
  return ok({
    value: access_token,
    extra: { session_id, ...(skewMs === null ? {} : { skew_ms: String(skewMs) }) },
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
  const fresh = await getToken(context, { refused: token.value.value });
  if (!fresh.ok) return fresh;
  const second = await callWith(fresh.value, call);
  return second.ok ? second : err(explainRefusal(second.error, fresh.value));
}

/** A token that is refused though it has just been given out: where the clocks disagree, that is the likely cause. */
function explainRefusal(error: ProviderError, { extra }: Token): ProviderError {
  const skew = describeSkew(Number(extra.skew_ms ?? 0));
  if (error.code !== "credentials_rejected" || skew === null) return error;
  return { ...error, message: `88Pay refuses a token that it has just given out. ${skew}` };
}

function callWith<T>(
  token: Token,
  call: (headers: Record<string, string>, sessionId: string) => Promise<Result<T, ProviderError>>,
): Promise<Result<T, ProviderError>> {
  const sessionId = token.extra.session_id ?? "";
  return call({ authorization: `Bearer ${token.value}`, "x-session-id": sessionId }, sessionId);
}
