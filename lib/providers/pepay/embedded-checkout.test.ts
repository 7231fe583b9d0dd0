import { describe, expect, it } from "vitest";
import type { ProviderCall } from "../create-fetch.ts";
import { fakeFetch, paymentInput, testContext } from "../testing/context.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { testFetch } from "../testing/test-fetch.ts";
import { pepay } from "./index.ts";
import { METHODS } from "./methods.ts";

const { operations } = pepay;
const credentials = { apiKey: "pk_1", webhookSecret: "whsec_1" };
const session = {
  "x-session-token": "pst_planted_secret",
  "x-signature": "sig_planted_secret.1700000000000",
};

const created = {
  invoice_id: "inv_1",
  payment_url: "https://pepay.example/pay/inv_1",
  expires_at: 1766361600,
  payment_session_headers: session,
};
const details = { invoice_status: "unpaid", network_environment: "devnet", locked_token_id: null };
const token = {
  id: 7,
  token_symbol: "USDC",
  network: "solana",
  requires_memo: false,
  availability_status: "AVAILABLE",
};
const quote = {
  success: true,
  quote_status: "available",
  status_code: "ok",
  temp_address: "7YqAddress",
  network: "solana",
  supported_token_id: 7,
  estimated_token_amount: "49.990000",
  exchange_rate: "1.00",
};

function input() {
  const method = METHODS.find(({ id }) => id === "usdc-solana");
  if (!method) throw new Error("no method");
  return paymentInput(method, ["49.99", "USD"]);
}

async function pay(changes: { details?: object; token?: object; quote?: object } = {}) {
  const { fetch, calls } = fakeFetch({
    "POST /api/v1/invoices": { status: 201, body: created },
    "GET /api/v1/payments/session-details": { body: { ...details, ...changes.details } },
    "GET /api/v1/payments/available-tokens": { body: [{ ...token, ...changes.token }] },
    "POST /api/v1/payments/payment-addresses": { body: { ...quote, ...changes.quote } },
  });
  const answer = await operations.createPayment?.(testContext({ credentials, fetch }), input());
  if (!answer?.ok) throw new Error("not created");
  return { action: answer.value.nextAction, calls };
}

describe("a token that is paid on our own page", () => {
  it("gets its address and exact amount through the payer's session", async () => {
    const { action, calls } = await pay();
    expect(action).toEqual({
      type: "crypto",
      address: "7YqAddress",
      network: "Solana",
      amount: "49.990000",
      currency: "USDC",
      url: "https://pepay.example/pay/inv_1",
    });
    const payor = calls.slice(1);
    expect(payor).toHaveLength(3);
    for (const { headers } of payor) {
      expect(headers.get("x-session-token")).toBe(session["x-session-token"]);
      expect(headers.get("x-signature")).toBe(session["x-signature"]);
      expect(headers.has("x-api-key")).toBe(false);
    }
    expect(JSON.parse(payor[2]?.body ?? "")).toEqual({ network: "solana", tokenId: 7 });
  });

  it.each([
    ["the token is stale", { token: { availability_status: "STALE" } }],
    ["the token needs a memo", { token: { requires_memo: true } }],
    ["the token is not offered", { token: { token_symbol: "PYUSD" } }],
    ["the quote has run out", { quote: { quote_status: "expired", status_code: "quote_expired" } }],
    ["the quote is for another network", { quote: { network: "base" } }],
    ["another token is locked in", { details: { locked_token_id: 8, locked_network: "base" } }],
    ["the session is of the other environment", { details: { network_environment: "mainnet" } }],
    ["the quote can't be read", { quote: { temp_address: null } }],
  ])("is paid at Pepay's own page when %s", async (_what, changes) => {
    expect((await pay(changes)).action).toEqual({ type: "redirect", url: "https://pepay.example/pay/inv_1" });
  });
});

it("leaves no session, token or e-mail in the call log", async () => {
  const sandbox = await startInSandbox("pepay");
  const calls: ProviderCall[] = [];
  const fetch = testFetch((call) => void calls.push(call));
  const context = testContext({
    credentials: { ...sandbox.credentials, streamSignIn: "token" },
    fetch,
    baseUrl: sandbox.baseUrl,
  });
  const seen: string[] = [];
  const spying = testContext({
    ...context,
    fetch: async (...asked: Parameters<typeof fetch>) => {
      const response = await fetch(...asked);
      seen.push(
        ...((await response.clone().text()).match(/(pst|sig)_[\w.]+|ey\w+\.ey[\w-]+\.[\w-]+/g) ?? []),
      );
      return response;
    },
  });
  const answer = await operations.createPayment?.(spying, {
    ...input(),
    customer: { id: "cus_1", email: "payer@example.com" },
  });
  expect(answer).toMatchObject({ ok: true, value: { nextAction: { type: "crypto", currency: "USDC" } } });
  const stream = await operations.openStream?.(spying, null);
  if (stream?.ok) stream.value.close();
  await sandbox.close();
  expect(seen.length).toBeGreaterThan(2);
  const log = JSON.stringify(calls);
  for (const secret of [...seen, "payer@example.com", String(sandbox.credentials.apiKey)])
    expect(log).not.toContain(secret);
});
