import { isCallRefused } from "./call-refused.ts";
import type { ProviderError, ProviderErrorCode } from "./contract.ts";
import { withoutUndefined } from "./without-undefined.ts";

/** A refusing answer, as a connector's `mapError` sees it. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined when it was none. */
  readonly body: unknown;
}

/** Our error for an HTTP status. `movesMoney`: whether an unclear answer leaves the effect unknown. */
export function errorOfStatus(answer: ErrorAnswer, movesMoney: boolean, now: Date): ProviderError {
  const { code, message, unclear } = meaningOf(answer.status);
  return withoutUndefined({
    code,
    message,
    providerCode: String(answer.status),
    retryAfterMs: readRetryAfter(answer.headers.get("retry-after"), now),
    effect: unclear && movesMoney ? ("unknown" as const) : ("not_applied" as const),
  });
}

interface Meaning {
  readonly code: ProviderErrorCode;
  readonly message: string;
  readonly unclear: boolean;
}

const BY_STATUS: Readonly<Record<number, Meaning>> = {
  401: { code: "credentials_rejected", message: "The provider rejected the credentials.", unclear: false },
  402: { code: "declined", message: "The payment was declined.", unclear: false },
  403: {
    code: "permission_denied",
    message: "The provider does not allow this for your account.",
    unclear: false,
  },
  404: { code: "not_found", message: "The provider does not know it.", unclear: false },
  408: { code: "timeout", message: "The provider took too long.", unclear: true },
  // An earlier try with this key or reference may have been carried out.
  409: { code: "conflict", message: "The provider already has a request like this one.", unclear: true },
  410: { code: "not_found", message: "The provider no longer has it.", unclear: false },
  429: { code: "rate_limited", message: "The provider asks for fewer calls.", unclear: false },
};

function meaningOf(status: number): Meaning {
  const known = BY_STATUS[status];
  if (known) return known;
  if (status >= 500)
    return { code: "unavailable", message: "The provider is not available right now.", unclear: true };
  if (status >= 400)
    return { code: "invalid_request", message: "The provider refused the request.", unclear: false };
  return {
    code: "unexpected_response",
    message: "The provider gave an answer that can't be read.",
    unclear: true,
  };
}

const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** Retry-After as seconds or as an HTTP date, in milliseconds from now; at most a day. */
function readRetryAfter(value: string | null, now: Date): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

const NEVER_SENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  // Ours: no machine that may be called stands behind the address (guarded-lookup.ts).
  "refused_address",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Our error for a call that threw. Only where no connection came about is it sure that nothing happened. */
export function errorOfThrown(thrown: unknown, movesMoney: boolean, timedOut: boolean): ProviderError {
  if (isCallRefused(thrown)) return thrown.error;
  const code = networkCodeOf(thrown);
  const neverSent = code !== undefined && NEVER_SENT.has(code);
  return withoutUndefined({
    code: timedOut ? ("timeout" as const) : ("unavailable" as const),
    message: timedOut ? "The provider did not answer in time." : "The provider could not be reached.",
    providerCode: code,
    effect: movesMoney && !neverSent ? ("unknown" as const) : ("not_applied" as const),
  });
}

/** The system's code of a network failure ("ECONNRESET"), found in the error or its causes. */
export function networkCodeOf(thrown: unknown): string | undefined {
  let current = thrown;
  for (let depth = 0; depth < 4 && current instanceof Error; depth += 1) {
    if ("code" in current && typeof current.code === "string") return current.code;
    current = current.cause;
  }
  return undefined;
}
