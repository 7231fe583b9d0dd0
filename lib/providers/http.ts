import type { z } from "zod";
import { err, ok, type Result } from "../result.ts";
import type { OperationName, ProviderContext, ProviderError } from "./contract.ts";
import { parseExactJson } from "./exact-json.ts";
import { type ErrorAnswer, errorOfStatus, errorOfThrown } from "./http-errors.ts";
import { readCapped } from "./read-capped.ts";

const TIMEOUT_MS = 15_000;
/** A list may take the provider longer than a single record. */
const LIST_TIMEOUT_MS = 30_000;

export interface ProviderRequest<T> {
  /** For the call log. */
  readonly operation: OperationName | "getToken";
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the connection's base URL, with a leading slash; or a whole `url`. */
  readonly path?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Of a 2xx answer. Numbers that a double can't hold arrive as decimal strings. */
  readonly schema: z.ZodType<T>;
  /** The provider's own code turned into ours; laid over what the HTTP status says. */
  readonly mapError?: (answer: ErrorAnswer) => Partial<ProviderError> | undefined;
  readonly timeoutMs?: number;
  /** Values that the call log must not show, whatever key they stand under: a recipient's account. */
  readonly hidden?: readonly string[];
  /** Whether a lost answer leaves doubt about money. Default: every POST, and nothing else. */
  readonly movesMoney?: boolean;
}

/** What the recording fetch reads besides the usual members. */
export type ProviderRequestInit = RequestInit & {
  readonly operation?: string;
  readonly hidden?: readonly string[];
};

/**
 * The one way out to a provider: one call, no retry. Timeouts, resets, refusals and unreadable answers become a
 * `ProviderError`, with `effect: "unknown"` wherever money may have moved.
 */
export async function requestJson<T>(
  context: Pick<ProviderContext, "baseUrl" | "fetch" | "signal" | "clock">,
  request: ProviderRequest<T>,
): Promise<Result<T, ProviderError>> {
  const movesMoney = request.movesMoney ?? request.method === "POST";
  const timeout = AbortSignal.timeout(request.timeoutMs ?? usualTimeout(request.operation));
  try {
    const response = await context.fetch(urlOf(context.baseUrl, request), initOf(context, request, timeout));
    const { bytes, tooLarge } = await readCapped(response.body);
    if (tooLarge) return err(unreadable("The provider's answer is too large.", movesMoney));
    const parsed = parseExactJson(new TextDecoder().decode(bytes));
    const answer: ErrorAnswer = {
      status: response.status,
      headers: response.headers,
      body: parsed.ok ? parsed.value : undefined,
    };
    if (!response.ok) return err(refused(answer, request, movesMoney, context.clock.now()));
    return readAnswer(answer, request, movesMoney);
  } catch (thrown) {
    return err(errorOfThrown(thrown, movesMoney, timeout.aborted || hasTimedOut(context.signal)));
  }
}

/** Whoever asked may be less patient than we are. */
function hasTimedOut({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === "TimeoutError";
}

function usualTimeout(operation: string): number {
  return operation.startsWith("list") ? LIST_TIMEOUT_MS : TIMEOUT_MS;
}

function readAnswer<T>(
  answer: ErrorAnswer,
  request: ProviderRequest<T>,
  movesMoney: boolean,
): Result<T, ProviderError> {
  const value = request.schema.safeParse(answer.body);
  if (value.success) return ok(value.data);
  return err(unreadable("The provider gave an answer that can't be read.", movesMoney));
}

function refused<T>(
  answer: ErrorAnswer,
  request: ProviderRequest<T>,
  movesMoney: boolean,
  now: Date,
): ProviderError {
  return { ...errorOfStatus(answer, movesMoney, now), ...request.mapError?.(answer) };
}

function unreadable(message: string, movesMoney: boolean): ProviderError {
  return { code: "unexpected_response", message, effect: movesMoney ? "unknown" : "not_applied" };
}

function urlOf<T>(baseUrl: string, request: ProviderRequest<T>): string {
  const url = new URL(request.url ?? baseUrl + (request.path ?? ""));
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

function initOf<T>(
  context: Pick<ProviderContext, "signal">,
  request: ProviderRequest<T>,
  timeout: AbortSignal,
): ProviderRequestInit {
  const hasBody = request.body !== undefined;
  return {
    method: request.method,
    operation: request.operation,
    ...(request.hidden ? { hidden: request.hidden } : {}),
    redirect: "manual",
    signal: AbortSignal.any([context.signal, timeout]),
    headers: {
      accept: "application/json",
      ...(hasBody ? { "content-type": "application/json" } : {}),
      ...request.headers,
    },
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  };
}
