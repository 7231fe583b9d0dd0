import { type Dispatcher, request } from "undici";
import type { Mode } from "../mode.ts";
import { readCapped } from "../providers/read-capped.ts";
import { guardedAgent } from "./guarded-agent.ts";
import { OutboundError, toOutboundError } from "./outbound-error.ts";
import { refuseTarget } from "./target-url.ts";

export interface GuardedRequest {
  readonly url: string;
  /** Live reaches public machines over https only; test this machine and http too. */
  readonly mode: Mode;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole answer, its body included. */
  readonly withinMs: number;
  /** As much of the answer's body is read; the rest is let go. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  readonly agent?: Dispatcher;
}

export interface GuardedAnswer {
  readonly status: number;
  /** Lower-case names; several of one name are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * One request to an address that a person entered. It follows no redirect, sends no cookies, and connects to no machine
 * of a private network, whatever the name stands for. Throws OutboundError where no answer came.
 */
export async function guardedRequest(options: GuardedRequest): Promise<GuardedAnswer> {
  const { url, mode, withinMs, maxBytes, signal, agent = guardedAgent(mode), ...rest } = options;
  const refusal = refuseTarget(url, mode);
  if (refusal !== null) throw new OutboundError("refused_address", refusal);
  const limit = AbortSignal.timeout(withinMs);
  try {
    const answer = await request(url, {
      method: rest.method,
      headers: rest.headers,
      body: rest.body ?? null,
      dispatcher: agent,
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      // The one limit counts: undici's own begin anew with every byte.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    // The status is the answer: a body that breaks off or never ends takes nothing back from it.
    const { bytes } = await readCapped(answer.body, maxBytes).catch(() => ({ bytes: new Uint8Array() }));
    answer.body.destroy();
    return { status: answer.statusCode, headers: joined(answer.headers), body: bytes };
  } catch (thrown) {
    throw toOutboundError(thrown);
  }
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}
