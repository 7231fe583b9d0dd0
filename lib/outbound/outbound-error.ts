/** Why a request to an address that a person entered got no answer. */
export const OUTBOUND_ERRORS = [
  "refused_address",
  "timeout",
  "dns",
  "connection_refused",
  "connection_lost",
  "tls",
  "network",
] as const;
export type OutboundErrorCode = (typeof OUTBOUND_ERRORS)[number];

/** Its message may be shown: it holds no address but the one that was entered. */
export class OutboundError extends Error {
  override readonly name = "OutboundError";
  readonly code: OutboundErrorCode;

  constructor(code: OutboundErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

const CODES: Readonly<Record<string, OutboundErrorCode>> = {
  refused_address: "refused_address",
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  ENODATA: "dns",
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_lost",
  EPIPE: "connection_lost",
  UND_ERR_SOCKET: "connection_lost",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ABORT_ERR: "timeout",
};

/** What went wrong, from whatever the network threw. The network's own words may name machines inside: only its code is kept. */
export function toOutboundError(thrown: unknown): OutboundError {
  if (thrown instanceof OutboundError) return thrown;
  const code = codeOf(thrown);
  const known = CODES[code] ?? (isTls(code) ? "tls" : "network");
  return new OutboundError(known, code);
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return "unknown";
  if (thrown.name === "TimeoutError") return "ETIMEDOUT";
  if ("code" in thrown && typeof thrown.code === "string") return thrown.code;
  // A name with several addresses fails with one error for each.
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  return thrown.cause === undefined ? thrown.name : codeOf(thrown.cause);
}

function isTls(code: string): boolean {
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ALTNAME/.test(code);
}
