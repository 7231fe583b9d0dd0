import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import { type FakeAnswer, fakeFetch, paymentInput, testContext } from "../testing/context.ts";
import { fixture } from "../testing/webhooks.ts";
import { eightyEightPay } from "./index.ts";
import { findMethod } from "./methods.ts";

const { operations } = eightyEightPay;
const credentials = {
  apiKey: "sk_test_1",
  merchantId: "MCH-COL-TEST-29ZTP4",
  merchantSecret: "merchant-secret-for-tests",
  country: "CO",
};
const read = (name: string): FakeAnswer => ({
  body: fixture(new URL(`./__fixtures__/${name}.json`, import.meta.url)),
});
const unauthorized: FakeAnswer = { status: 401, body: { status: "Error", code: 401, message: "expired" } };

function open(answers: Parameters<typeof fakeFetch>[0]) {
  const { fetch, calls } = fakeFetch({ "POST /api/auth/token": read("token"), ...answers });
  return { context: testContext({ credentials, fetch }), calls };
}

function inputFor(methodId: string, amount: readonly [string, string], rest?: Partial<CreatePaymentInput>) {
  const method = findMethod(methodId);
  if (!method) throw new Error(`no method ${methodId}`);
  return paymentInput(method, amount, rest);
}

describe("createPayment", () => {
  it("sends the charge with its exact amount and the session's headers", async () => {
    const { context, calls } = open({ "POST /api/transactions/charges": read("charge-cards") });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000.50", "COP"]));
    expect(created).toMatchObject({
      ok: true,
      value: {
        externalId: "IP9BD7CJES6",
        sessionKey: "sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4",
        nextAction: { type: "redirect", url: "https://link.88pay.io/IP9BD7CJES6" },
        fact: { status: "pending", amount: moneyOf("50000.5", "COP"), mayBeginElsewhere: false },
      },
    });
    const [token, charge] = calls;
    expect(token?.headers.get("x-merchant-id")).toBe(credentials.merchantId);
    expect(token?.body).toBe("");
    expect(charge?.headers.get("authorization")).toBe("Bearer token-one");
    expect(charge?.headers.get("x-session-id")).toBe("sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4");
    expect(charge?.body).toContain('"amount":50000.5,');
    expect(JSON.parse(charge?.body ?? "")).toMatchObject({
      flow: "PAYIN",
      method_code: "CARDS",
      method_category: "CARD",
      currency: "COP",
      country: "COL",
      return_url: "https://shop.example/thanks",
      notification_url: "https://paydeck.example/api/webhooks/con_test",
    });
  });

  it.each([
    [
      "cash",
      ["50000", "COP"],
      "/api/transactions/cash",
      "charge-cash",
      { type: "voucher", code: "88PAY123456789" },
    ],
    ["bank-transfer", ["50000", "COP"], "/api/transactions/charges", "charge-bank", { type: "bank_details" }],
    [
      "usdt",
      ["25.5", "USDT"],
      "/api/transactions/charges",
      "charge-usdt",
      { type: "crypto", address: "TXYZaddress", network: "TRC20", amount: "25.5", currency: "USDT" },
    ],
  ] as const)("says how to pay by %s", async (method, amount, path, name, nextAction) => {
    const { context, calls } = open({ [`POST ${path}`]: read(name) });
    const created = await operations.createPayment?.(context, inputFor(method, amount));
    expect(created).toMatchObject({ ok: true, value: { nextAction } });
    expect(JSON.parse(calls[1]?.body ?? "")).not.toHaveProperty("return_url");
  });

  it.each([
    ["cards", ["4999.99", "COP"], {}, "Card takes no less than 5000 COP."],
    ["nequi", ["3000000.01", "COP"], {}, "Nequi takes no more than 3000000 COP."],
    ["daviplata", ["2000001", "COP"], {}, "Daviplata takes no more than 2000000 COP."],
    ["pse", ["60000000", "COP"], {}, "PSE takes no more than 50000000 COP."],
    ["spei", ["100", "MXN"], {}, "SPEI is not offered in CO."],
    ["cards", ["100", "MXN"], {}, "In Colombia, 88Pay takes COP only."],
    ["paypal", ["100", "USD"], { country: "FR" }, "88Pay is not offered in FR."],
  ] as const)("refuses %s of %s before any call", async (method, amount, rest, message) => {
    const { context, calls } = open({});
    const created = await operations.createPayment?.(context, inputFor(method, amount, rest));
    expect(created).toEqual({
      ok: false,
      error: { code: "invalid_request", message, effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });

  it("takes a fresh token after a 401 and repeats once", async () => {
    const { context, calls } = open({
      "POST /api/transactions/charges": [unauthorized, read("charge-cards")],
    });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]));
    expect(created?.ok).toBe(true);
    expect(calls.map(({ url }) => url.pathname)).toEqual([
      "/api/auth/token",
      "/api/transactions/charges",
      "/api/auth/token",
      "/api/transactions/charges",
    ]);
  });

  it("gives up after the second 401", async () => {
    const { context, calls } = open({ "POST /api/transactions/charges": unauthorized });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]));
    expect(created).toMatchObject({
      ok: false,
      error: { code: "credentials_rejected", effect: "not_applied" },
    });
    expect(calls).toHaveLength(4);
  });

  it("doubts an answer that does not say how to pay", async () => {
    const { context } = open({
      "POST /api/transactions/charges": { body: { status: "Success", data: { reference: "IP1" } } },
    });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]));
    const sessionKey = "sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4";
    expect(created).toMatchObject({
      ok: false,
      error: { code: "unexpected_response", effect: "unknown", sessionKey },
    });
  });
});

it("shares a token between calls", async () => {
  const { context, calls } = open({
    "GET /api/transactions/IP1": {
      body: { status: "Success", data: { reference: "IP1", status: "COMPLETED" } },
    },
  });
  const subject = { externalId: "IP1", kind: "payment" } as const;
  await operations.getPayment?.(context, subject);
  const fact = await operations.getPayment?.(context, subject);
  expect(fact).toMatchObject({ ok: true, value: { status: "succeeded", subject: { externalId: "IP1" } } });
  expect(calls.filter(({ url }) => url.pathname === "/api/auth/token")).toHaveLength(1);
});

it("reads a balance of mixed types without a float", async () => {
  const { context, calls } = open({ "POST /api/balance": read("balance") });
  const balances = await operations.listBalances?.(context);
  expect(balances).toEqual({
    ok: true,
    value: [
      {
        currency: "COP",
        available: moneyOf("34490", "COP"),
        settled: moneyOf("0", "COP"),
        totalIn: moneyOf("34490", "COP"),
        totalOut: moneyOf("250010", "COP"),
      },
    ],
  });
  expect(calls[1]?.url.search).toBe(`?id=${credentials.merchantId}`);
});

it("waits as long as the body says when the header is missing", async () => {
  const limited: FakeAnswer = { status: 429, body: { status: "Error", code: 429, retry_after: 60 } };
  const { context } = open({ "POST /api/auth/token": limited });
  expect(await operations.checkCredentials(context)).toMatchObject({
    ok: false,
    error: { code: "rate_limited", retryAfterMs: 60_000, effect: "not_applied" },
  });
});
