import { brokenReply } from "#sandbox/server/faults/broken-reply.ts";
import { driftJson } from "#sandbox/server/faults/drift.ts";
import { calm } from "#sandbox/server/switches/limits.ts";
import type { Troubles } from "./running-provider.ts";
import { testFetch } from "./test-fetch.ts";

/** Stands in every refusal where a provider would write words of its own. */
export const RAW_WORDS = "Switched on in front of it";

/** A fetch through which even a faultless provider seems to misbehave as its fault dial would make it. */
export function faultyFetch(troubles: Troubles): typeof fetch {
  const set = { ...calm, ...troubles };
  const send = testFetch();
  return async (input, init) => {
    if (set.retryAfterSeconds !== null) return refusal(429, { "retry-after": String(set.retryAfterSeconds) });
    if (set.status !== null && set.statusWhen === "before" && set.answer !== "html")
      return refusal(set.status);
    if (set.answer === "reset" && set.answerWhen === "before") throw reset();
    const response = await send(input, init);
    if (set.status !== null && set.answer !== "html") return refusal(set.status);
    if (set.answer === "reset" || set.answer === "hang_up") throw reset();
    if (set.answer === "slow") return never(init?.signal);
    const text = await response.text();
    const body = response.ok ? driftJson(text, set) : text;
    const plain = { status: set.status ?? response.status, headers: {}, body };
    const reply = set.answer === "normal" ? plain : brokenReply(plain, set.answer, 0);
    return new Response(new Uint8Array(Buffer.from(reply.body)), {
      status: reply.status,
      headers: response.headers,
    });
  };
}

function refusal(status: number, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ error: RAW_WORDS, message: RAW_WORDS }), { status, headers });
}

function reset(): TypeError {
  return new TypeError("terminated", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
}

function never(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}
