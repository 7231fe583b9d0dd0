import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { fakeFetch, paymentInput, testContext } from "../testing/context.ts";
import { readDuration } from "./errors.ts";
import { pepay } from "./index.ts";
import { METHODS } from "./methods.ts";

const { operations } = pepay;
const credentials = { apiKey: "pk_1", webhookSecret: "whsec_1" };

function open(answers: Parameters<typeof fakeFetch>[0]) {
  const { fetch, calls } = fakeFetch(answers);
  return { context: testContext({ credentials, fetch }), calls };
}

function input(amount: string) {
  const [method] = METHODS;
  if (!method) throw new Error("no method");
  return paymentInput(method, [amount, "USD"]);
}

const created = {
  invoice_id: "inv_1",
  payment_url: "https://pepay.example/pay/inv_1",
  expires_at: "2026-01-16T00:00:00Z",
  session_token: "pst_1",
  signature: "sig_1",
};

describe("createPayment", () => {
  it.each([
    ["bare", created],
    ["enveloped", { success: true, data: created }],
  ])("reads a %s answer", async (_what, body) => {
    const { context, calls } = open({ "POST /api/v1/invoices": { status: 201, body } });
    const asked = input("49.99");
    expect(await operations.createPayment?.(context, asked)).toMatchObject({
      ok: true,
      value: {
        externalId: "inv_1",
        nextAction: { type: "redirect", url: "https://pepay.example/pay/inv_1" },
        expiresAt: new Date("2026-01-16T00:00:00Z"),
        fact: { status: "pending", amount: moneyOf("49.99", "USD") },
      },
    });
    expect(calls[0]?.headers.get("idempotency-key")).toBe(asked.idempotencyKey);
    expect(JSON.parse(calls[0]?.body ?? "").metadata).toEqual({ transaction_id: asked.transactionId });
  });

  it.each([
    ["0.30", '"amount_usd":0.3,'],
    ["49.999", '"amount_usd":49.999,'],
    ["1000000", '"amount_usd":1000000,'],
  ])("writes %s exactly", async (amount, written) => {
    const { context, calls } = open({ "POST /api/v1/invoices": { body: created } });
    await operations.createPayment?.(context, input(amount));
    expect(calls[0]?.body).toContain(written);
  });

  it("sends how long the invoice lives, in milliseconds, and the payer's address for the receipt", async () => {
    const { context, calls } = open({ "POST /api/v1/invoices": { body: created } });
    const customer = { id: "c".repeat(300), email: "payer@example.com" };
    await operations.createPayment?.(context, { ...input("5"), customer, description: "d".repeat(300) });
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      expires_in: 43_200_000,
      customer_email: "payer@example.com",
      customer_id: "c".repeat(255),
      description: "d".repeat(255),
    });
  });

  it.each(["", "key", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"])(
    "refuses the key %j, which is no UUID v4, before any call",
    async (idempotencyKey) => {
      const { context, calls } = open({});
      expect(await operations.createPayment?.(context, { ...input("5"), idempotencyKey })).toMatchObject({
        error: { code: "invalid_request", effect: "not_applied" },
      });
      expect(calls).toEqual([]);
    },
  );

  it.each(["49.9999", "0.009", "1000000.01"])("refuses %s before any call", async (amount) => {
    const { context, calls } = open({});
    expect(await operations.createPayment?.(context, input(amount))).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });

  it.each([
    [
      400,
      { success: false, error: { code: "VALIDATION_ERROR", message: "raw" } },
      "invalid_request",
      "VALIDATION_ERROR",
    ],
    [401, { success: false, error: { code: "API_KEY_INVALID" } }, "credentials_rejected", "API_KEY_INVALID"],
    [409, { success: false, error: { code: "IDEMPOTENCY_CONFLICT" } }, "conflict", "IDEMPOTENCY_CONFLICT"],
    [500, { error: "raw", code: "INTERNAL_SERVER_ERROR" }, "unavailable", "INTERNAL_SERVER_ERROR"],
    [
      429,
      { success: false, error_code: "RATE_LIMIT_EXCEEDED", retry_after: "15 minutes" },
      "rate_limited",
      "RATE_LIMIT_EXCEEDED",
    ],
  ])("understands all shapes of error: %i %o", async (status, body, code, providerCode) => {
    const { context } = open({ "POST /api/v1/invoices": { status, body } });
    expect(await operations.createPayment?.(context, input("5"))).toMatchObject({
      error: { code, providerCode },
    });
  });
});

it("reads durations in words", () => {
  expect(readDuration("15 minutes")).toBe(900_000);
  expect(readDuration("1 hour")).toBe(3_600_000);
  expect(readDuration("30")).toBe(30_000);
  expect(readDuration("a while")).toBeUndefined();
});

const invoice = {
  object: "invoice",
  id: "inv_1",
  status: "underpaid",
  amount: 49990,
  amount_unit: "usd_millis",
  amount_paid: 300,
  environment: "devnet",
  created_at: 1766318400,
};

describe("getPayment", () => {
  it("reads what has been paid so far", async () => {
    const { context } = open({ "GET /api/v1/invoices/inv_1": { body: { success: true, data: invoice } } });
    expect(await operations.getPayment?.(context, { externalId: "inv_1", kind: "payment" })).toMatchObject({
      ok: true,
      value: { status: "underpaid", amount: moneyOf("49.99", "USD"), received: moneyOf("0.3", "USD") },
    });
  });

  it("does not take cents for thousandths", async () => {
    const body = { ...invoice, amount_unit: "usd_cents", amount_decimal: "499.90", amount_paid: undefined };
    const { context } = open({ "GET /api/v1/invoices/inv_1": { body } });
    expect(await operations.getPayment?.(context, { externalId: "inv_1", kind: "payment" })).toMatchObject({
      value: { amount: moneyOf("499.9", "USD") },
    });
  });

  it("refuses the other environment's invoice", async () => {
    const { context } = open({
      "GET /api/v1/invoices/inv_1": { body: { ...invoice, environment: "mainnet" } },
    });
    expect(await operations.getPayment?.(context, { externalId: "inv_1", kind: "payment" })).toMatchObject({
      error: { code: "unexpected_response" },
    });
  });
});

describe("findPayment", () => {
  const page = (ids: readonly string[], has_more: boolean) => ({
    body: {
      object: "list",
      data: ids.map((id) => ({ ...invoice, id, metadata: { transaction_id: `txn_${id}` } })),
      has_more,
    },
  });

  it("looks through the newest pages for our id", async () => {
    const { context, calls } = open({ "GET /api/v1/invoices": [page(["a", "b"], true), page(["c"], false)] });
    expect(await operations.findPayment?.(context, { reference: "txn_c", kind: "payment" })).toMatchObject({
      ok: true,
      value: { subject: { externalId: "c", reference: "txn_c" } },
    });
    expect(calls[1]?.url.searchParams.get("starting_after")).toBe("b");
  });

  it("says that there is none only when it has seen the whole list", async () => {
    const subject = { reference: "txn_x", kind: "payment" } as const;
    const whole = open({ "GET /api/v1/invoices": page(["a"], false) });
    expect(await operations.findPayment?.(whole.context, subject)).toEqual({ ok: true, value: null });
    const endless = open({ "GET /api/v1/invoices": page(["a"], true) });
    expect(await operations.findPayment?.(endless.context, subject)).toMatchObject({
      error: { code: "unexpected_response", effect: "not_applied" },
    });
    expect(endless.calls).toHaveLength(5);
  });
});

it("tells a key of the other environment that has no invoices yet", async () => {
  const empty = { body: { object: "list", data: [], has_more: false } };
  const access = "GET /api/v1/user/mainnet-access/status";
  const check = async (answer: object | undefined) => {
    const { context } = open({
      "GET /api/v1/invoices": empty,
      ...(answer ? { [access]: { body: answer } } : {}),
    });
    return operations.checkCredentials(context);
  };
  expect(await check({ has_mainnet_access: true, current_environment: "mainnet" })).toMatchObject({
    error: { code: "credentials_rejected" },
  });
  expect(await check({ has_mainnet_access: false, current_environment: "devnet" })).toMatchObject({
    ok: true,
  });
  expect(await check(undefined), "a key that may not ask").toMatchObject({ ok: true });
});

it("says that mainnet has to be granted first", async () => {
  const { fetch } = fakeFetch({
    "GET /api/v1/invoices": { body: { object: "list", data: [], has_more: false } },
    "GET /api/v1/user/mainnet-access/status": {
      body: { success: true, data: { has_mainnet_access: false, current_environment: "mainnet" } },
    },
  });
  const live = testContext({ credentials, fetch, mode: "live" });
  expect(await operations.checkCredentials(live)).toMatchObject({
    error: { code: "permission_denied", message: expect.stringContaining("mainnet access") },
  });
});

it("tells a key of the other environment", async () => {
  const list = { body: { object: "list", data: [{ ...invoice, environment: "mainnet" }], has_more: false } };
  const { context } = open({ "GET /api/v1/invoices": list });
  expect(await operations.checkCredentials(context)).toMatchObject({
    error: { code: "credentials_rejected" },
  });
});
