import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { fakeFetch, paymentInput, testContext } from "../testing/context.ts";
import { gateway } from "./index.ts";
import { METHODS } from "./methods.ts";

const { operations } = gateway;

function open(answers: Parameters<typeof fakeFetch>[0], credentials: Record<string, string> = {}) {
  const { fetch, calls } = fakeFetch(answers);
  const entered = { apiKey: "sk_1", webhookSecret: "whsec_1", ...credentials };
  return { context: testContext({ credentials: entered, fetch }), calls };
}

function input(amount: string, currency = "USD") {
  const [method] = METHODS;
  if (!method) throw new Error("no method");
  return paymentInput(method, [amount, currency]);
}

const payment = {
  id: "pay_1",
  status: "pending",
  amount: 4999,
  currency: "USD",
  checkout_url: "https://gw.example/c/1",
};

describe("createPayment", () => {
  it("sends minor units, our id and the key in header and body", async () => {
    const { context, calls } = open({ "POST /v1/payments": { status: 201, body: payment } });
    const asked = input("49.99");
    expect(await operations.createPayment?.(context, asked)).toMatchObject({
      ok: true,
      value: {
        externalId: "pay_1",
        nextAction: { type: "redirect", url: "https://gw.example/c/1" },
        fact: { status: "pending", amount: moneyOf("49.99", "USD") },
      },
    });
    expect(calls[0]?.headers.get("authorization")).toBe("Bearer sk_1");
    expect(calls[0]?.headers.get("idempotency-key")).toBe(asked.idempotencyKey);
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      amount: 4999,
      currency: "USD",
      reference: asked.transactionId,
      idempotency_key: asked.idempotencyKey,
    });
  });

  it("can keep the key out of the body, and send the API key in its own header", async () => {
    const { context, calls } = open(
      { "POST /v1/payments": { body: payment } },
      { idempotency: "header", authHeader: "x-api-key" },
    );
    await operations.createPayment?.(context, input("49.99"));
    expect(calls[0]?.body).not.toContain("idempotency_key");
    expect(calls[0]?.headers.get("x-api-key")).toBe("sk_1");
    expect(calls[0]?.headers.has("authorization")).toBe(false);
  });

  it("sends no key to a gateway that knows none", async () => {
    const { context, calls } = open({ "POST /v1/payments": { body: payment } }, { idempotency: "none" });
    await operations.createPayment?.(context, input("49.99"));
    expect(calls[0]?.body).not.toContain("idempotency");
    expect(calls[0]?.headers.has("idempotency-key")).toBe(false);
  });

  it("sends an amount that no double holds", async () => {
    const { context, calls } = open({ "POST /v1/payments": { body: payment } });
    await operations.createPayment?.(context, input("90071992547409.93"));
    expect(calls[0]?.body).toContain('"amount":9007199254740993,');
  });

  it("refuses a fraction of a minor unit", async () => {
    const { context, calls } = open({});
    expect(await operations.createPayment?.(context, input("0.999"))).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });

  it("tells why a card was declined, in our words", async () => {
    const body = { error: { code: "insufficient_funds", message: "raw" } };
    const { context } = open({ "POST /v1/payments": { status: 402, body } });
    expect(await operations.createPayment?.(context, input("5"))).toEqual({
      ok: false,
      error: {
        code: "declined",
        message: "Insufficient funds.",
        providerCode: "insufficient_funds",
        effect: "not_applied",
      },
    });
  });
});

it("reads a payment", async () => {
  const body = { ...payment, status: "failed", failure_code: "card_declined", failure_reason: "raw" };
  const { context } = open({ "GET /v1/payments/pay_1": { body } });
  expect(await operations.getPayment?.(context, { externalId: "pay_1", kind: "payment" })).toMatchObject({
    value: { status: "declined", reason: "Declined by the card's bank" },
  });
});

it("finds only the payment with an equal reference", async () => {
  const data = [
    { ...payment, id: "pay_0", reference: "txn_other" },
    { ...payment, reference: "txn_1" },
  ];
  const { context } = open({ "GET /v1/payments": { body: { data, has_more: false } } });
  expect(await operations.findPayment?.(context, { reference: "txn_1", kind: "payment" })).toMatchObject({
    value: { subject: { externalId: "pay_1" } },
  });
  expect(await operations.findPayment?.(context, { reference: "txn_2", kind: "payment" })).toEqual({
    ok: true,
    value: null,
  });
});

it.each([
  ["shows no references", { data: [{ ...payment, id: "pay_0", reference: undefined }], has_more: false }],
  ["does not say that it is whole", { data: [{ ...payment, id: "pay_0", reference: "txn_other" }] }],
  ["goes on", { data: [{ ...payment, id: "pay_0", reference: "txn_other" }], has_more: true }],
])("concludes nothing from a list that %s", async (_what, body) => {
  const { context } = open({ "GET /v1/payments": { body }, "GET /v1/refunds": { body } });
  for (const kind of ["payment", "refund"] as const)
    expect((await operations.findPayment?.(context, { reference: "txn_1", kind }))?.ok).toBe(false);
});

it("lists balances in each currency that it knows", async () => {
  const balances = [
    { currency: "usd", available: 12345, pending: 5 },
    { currency: "CLP", available: 12345 },
    { currency: "XXX", available: 1 },
  ];
  const { context } = open({ "GET /v1/balance": { body: { balances } } });
  expect(await operations.listBalances?.(context)).toEqual({
    ok: true,
    value: [
      { currency: "USD", available: moneyOf("123.45", "USD"), pending: moneyOf("0.05", "USD") },
      { currency: "CLP", available: moneyOf("12345", "CLP") },
    ],
  });
});

it("tries the key on the payments where a gateway has no balances", async () => {
  const { context } = open({ "GET /v1/payments": { body: { data: [] } } }, { displayName: "Acme" });
  expect(await operations.checkCredentials(context)).toEqual({ ok: true, value: { account: "Acme" } });
});

describe("a key that was used before", () => {
  const conflict = { status: 409, body: { error: { code: "idempotency_conflict" } } };

  function asked(found: object[], hasMore = false) {
    const request = input("49.99");
    const list = found.map((one) => ({ ...payment, reference: request.transactionId, ...one }));
    const { context, calls } = open({
      "POST /v1/payments": conflict,
      "GET /v1/payments": { body: { data: list, has_more: hasMore } },
    });
    return { calls, answer: operations.createPayment?.(context, request) };
  }

  it("means the payment that stands under our reference", async () => {
    const { answer, calls } = asked([{}]);
    expect(await answer).toMatchObject({ ok: true, value: { externalId: "pay_1" } });
    expect(calls.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it.each<[string, object[], RegExp]>([
    ["another amount", [{ amount: 1 }], /amount or currency differs/],
    ["another currency", [{ currency: "EUR" }], /amount or currency differs/],
    ["nothing", [], /shows nothing under our reference/],
  ])("is a conflict where there is %s", async (_what, found, message) => {
    expect(await asked(found).answer).toMatchObject({
      ok: false,
      error: { code: "conflict", message: expect.stringMatching(message), effect: "unknown" },
    });
  });
});

it("finds refunds and payouts in their own lists, and asks for them at their own paths", async () => {
  const refund = { id: "re_1", charge: "pay_1", status: "completed", amount: 100, currency: "USD" };
  const { context, calls } = open({
    "GET /v1/refunds": { body: { data: [{ ...refund, reference: "txn_1" }] } },
    "GET /v1/payouts": { body: { data: [] } },
    "GET /v1/refunds/re_1": { body: refund },
  });
  const found = await operations.findPayment?.(context, { reference: "txn_1", kind: "refund" });
  expect(found).toMatchObject({
    value: { kind: "refund", status: "succeeded", subject: { externalId: "re_1" } },
  });
  expect(await operations.findPayment?.(context, { reference: "txn_1", kind: "payout" })).toEqual({
    ok: true,
    value: null,
  });
  expect(await operations.getPayment?.(context, { externalId: "re_1", kind: "refund" })).toMatchObject({
    value: { status: "succeeded" },
  });
  expect(calls.map(({ url }) => url.pathname + url.search)).toEqual([
    "/v1/refunds?reference=txn_1",
    "/v1/payouts?reference=txn_1",
    "/v1/refunds/re_1",
  ]);
});

describe("a mapping", () => {
  it("says where each thing goes, and that a path is absent", async () => {
    const mapping =
      "[paths]\ncreate = /api/pay\nrefund =\n[send]\namount = total.value\ncurrency = total.unit\nreference =\n[amounts]\nunit = major\nwritten_as = text";
    const { context, calls } = open({ "POST /api/pay": { body: payment } }, { mapping, idempotency: "body" });
    const asked = input("49.99");
    await operations.createPayment?.(context, asked);
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
      total: { value: "49.99", unit: "USD" },
      description: "Order 1001",
      customer_id: "cus_test",
      return_url: "https://shop.example/thanks",
      idempotency_key: asked.idempotencyKey,
    });
    expect(calls[0]?.headers.has("idempotency-key")).toBe(false);
    const refund = { ...asked, payment: { externalId: "pay_1", reference: "r" } };
    expect(await operations.createRefund?.(context, refund)).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
    expect(calls).toHaveLength(1);
  });
});

describe("what the documents do not list", () => {
  const drift = async (body: object, credentials = {}) => {
    const { context } = open({ "GET /v1/payments/pay_1": { body } }, credentials);
    const answer = await operations.getPayment?.(context, { externalId: "pay_1", kind: "payment" });
    return answer?.ok ? answer.value.drift : undefined;
  };

  it("is told of status words, and of what is missing from the usual shape", async () => {
    expect(await drift({ ...payment, status: "frobnicated" })).toEqual([
      { kind: "status", where: "payment", name: "frobnicated" },
    ]);
    expect(await drift({ id: "pay_1", status: "pending", amount: 1 })).toEqual([
      { kind: "missing_field", where: "payment", name: "currency" },
    ]);
  });

  it("is no alarm: fields of a gateway's own, and what its mapping says", async () => {
    expect(await drift({ ...payment, livemode: true })).toBeUndefined();
    const mapping = "[statuses]\nfrobnicated = processing";
    expect(await drift({ ...payment, status: "Frobnicated" }, { mapping })).toBeUndefined();
  });
});
