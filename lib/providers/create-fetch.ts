import { randomUUID } from "node:crypto";
import { type Dispatcher, fetch as undiciFetch } from "undici";
import type { CallGuard } from "./call-guard.ts";
import { type CallSigns, readSigns } from "./call-signs.ts";
import type { ProviderRequestInit } from "./http.ts";
import { networkCodeOf } from "./http-errors.ts";
import { MAX_ANSWER_BYTES, readCapped } from "./read-capped.ts";
import { redactBody, redactPath, secretsOfBody, secretsOfHeaders } from "./redact.ts";
import { withoutUndefined } from "./without-undefined.ts";

/** One call to a provider, fit to be stored: no headers, bodies redacted and cut. */
export interface ProviderCall {
  readonly operation?: string;
  /** 1 for the first try of the same logical request. */
  readonly attempt: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  /** The network's code when no answer came: "ECONNRESET", "TimeoutError". */
  readonly errorCode?: string;
  readonly requestBody?: string;
  readonly responseBody?: string;
  /** Sent along as `X-Correlation-Id`. */
  readonly correlationId: string;
  /** The provider's own id of the request, for its support desk. */
  readonly providerRequestId?: string;
  readonly at: Date;
}

interface ProviderFetchOptions {
  /** Called once per call, answered or not. What it throws is its own affair and never harms the call. */
  readonly record: (call: ProviderCall) => void | Promise<void>;
  /** What opens the connections, and decides which machines are reached: `providerAgent`. */
  readonly agent: Dispatcher;
  /** The connection's pace and breaker; calls of a trial have none. */
  readonly guard?: CallGuard;
  /** A person asks whether the provider is back: an open breaker lets it through. */
  readonly probe?: boolean;
  readonly attempt?: number;
  /** Values that no record may hold, wherever they stand: the connection's secrets. */
  readonly secrets?: readonly string[];
  /** Told what each answer shows of the provider. */
  readonly observe?: (signs: CallSigns) => void;
}

/**
 * The `fetch` of a provider context: keeps connections, follows no redirect, records every call. Throws `CallRefused`
 * where the guard lets none through: then nothing was sent, and there is no call to record.
 */
export function createProviderFetch(options: ProviderFetchOptions): typeof fetch {
  const { guard, probe = false } = options;
  return async (input, init?: ProviderRequestInit) => {
    const request = prepare(input, init, options.secrets ?? []);
    const send = () => sendOnce(request, options);
    return guard ? guard.run(send, { probe }) : send();
  };
}

async function sendOnce(request: Prepared, options: ProviderFetchOptions): Promise<Response> {
  const { record, observe, agent, attempt = 1 } = options;
  const at = new Date();
  const started = performance.now();
  const finish = (outcome: Partial<ProviderCall>): void => {
    const durationMs = Math.round(performance.now() - started);
    void tell(record, { ...request.call, attempt, at, status: null, ...outcome, durationMs });
  };
  try {
    const response = await undiciFetch(request.url, { ...request.init, dispatcher: agent });
    const { status, headers } = response;
    observe?.(readSigns({ status, headers, sentAt: at, answeredAt: new Date() }));
    const { bytes, tooLarge } = await readCapped(response.body, MAX_ANSWER_BYTES + 1);
    finish(
      withoutUndefined({
        status,
        responseBody: tooLarge ? "[too large]" : redactBody(new TextDecoder().decode(bytes), request.hidden),
        providerRequestId: requestIdOf(headers),
      }),
    );
    return rebuilt(status, [...headers], bytes);
  } catch (thrown) {
    observe?.({ at: new Date(), answered: false });
    finish({ errorCode: networkCodeOf(thrown) ?? (thrown instanceof Error ? thrown.name : "unknown") });
    throw thrown;
  }
}

type Prepared = ReturnType<typeof prepare>;

function prepare(
  input: string | URL | Request,
  init: ProviderRequestInit | undefined,
  secrets: readonly string[],
) {
  const url = new URL(input instanceof Request ? input.url : input);
  const correlationId = randomUUID();
  const body = typeof init?.body === "string" ? init.body : undefined;
  const method = init?.method ?? "GET";
  const headers = Object.fromEntries(new Headers(init?.headers));
  const hidden = [...secrets, ...(init?.hidden ?? []), ...secretsOfHeaders(headers), ...secretsOfBody(body)];
  return {
    url,
    hidden,
    init: withoutUndefined({
      method,
      body,
      headers: { ...headers, "x-correlation-id": correlationId },
      redirect: "manual" as const,
      signal: init?.signal ?? undefined,
    }),
    call: withoutUndefined({
      operation: init?.operation,
      method,
      host: url.host,
      path: redactPath(url, hidden),
      requestBody: body === undefined ? undefined : redactBody(body, hidden),
      correlationId,
    }),
  };
}

async function tell(record: ProviderFetchOptions["record"], call: ProviderCall): Promise<void> {
  await Promise.resolve(call)
    .then(record)
    .catch(() => undefined);
}

function requestIdOf(headers: { get(name: string): string | null }): string | undefined {
  return (headers.get("x-request-id") ?? headers.get("request-id"))?.slice(0, 200);
}

const BODILESS: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

function rebuilt(status: number, headers: [string, string][], bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(BODILESS.has(status) ? null : bytes, { status, headers });
}
