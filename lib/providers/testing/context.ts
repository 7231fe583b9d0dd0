import { type Clock, fixedClock } from "../../clock.ts";
import { newId } from "../../ids.ts";
import type { Mode } from "../../mode.ts";
import { moneyOf } from "../../money.ts";
import { ok } from "../../result.ts";
import type { ProviderContext, Token, TokenStore } from "../contract.ts";
import type { CreatePaymentInput, PaymentMethod } from "../payment-contract.ts";

export const NOW = new Date("2026-01-15T12:00:00.000Z");

interface ContextOptions<C> {
  readonly credentials: C;
  readonly fetch: typeof fetch;
  readonly baseUrl?: string;
  readonly mode?: Mode;
  readonly clock?: Clock;
}

/** A provider context for tests, with tokens kept in memory. */
export function testContext<C>(options: ContextOptions<C>): ProviderContext<C> {
  return {
    connectionId: newId("connection"),
    mode: "test",
    baseUrl: "https://provider.example",
    clock: fixedClock(NOW),
    tokens: memoryTokens(),
    signal: new AbortController().signal,
    ...options,
  };
}

/** Tokens kept for the length of a test. */
export function memoryTokens(): TokenStore {
  const kept = new Map<string, Token>();
  return {
    async get(name, refresh, { force = false, refused } = {}) {
      const cached = kept.get(name);
      if (cached && !force && cached.value !== refused) return ok(cached);
      const fresh = await refresh();
      if (fresh.ok) kept.set(name, fresh.value);
      return fresh;
    },
  };
}

interface SeenCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Exactly as sent. */
  readonly body: string;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body: unknown;
}

/** A fetch that answers by "METHOD /path", in order where a list is given (its last answer is kept), and remembers calls. */
export function fakeFetch(answers: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>) {
  const calls: SeenCall[] = [];
  const fake: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? "GET";
    const body = typeof init?.body === "string" ? init.body : "";
    calls.push({ method, url, headers: new Headers(init?.headers), body });
    const key = `${method} ${url.pathname}`;
    const earlier = calls.filter((call) => `${call.method} ${call.url.pathname}` === key).length;
    const planned = [answers[key] ?? []].flat();
    const answer = planned[Math.min(earlier, planned.length) - 1] ?? { status: 404, body: {} };
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status ?? 200, headers: answer.headers ?? {} });
  };
  return { fetch: fake, calls };
}

/** What a page would ask for: a payment of `amount` by `method`. */
export function paymentInput(
  method: PaymentMethod,
  amount: readonly [decimal: string, currency: string],
  rest: Partial<CreatePaymentInput> = {},
): CreatePaymentInput {
  return {
    transactionId: newId("transaction"),
    idempotencyKey: crypto.randomUUID(),
    amount: moneyOf(...amount),
    method,
    description: "Order 1001",
    customer: { id: "cus_test" },
    returnUrl: "https://shop.example/thanks",
    notificationUrl: "https://paydeck.example/api/webhooks/con_test",
    ...rest,
  };
}
