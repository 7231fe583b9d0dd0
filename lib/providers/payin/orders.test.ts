import { describe, expect, it } from "vitest";
import { newId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import { fakeFetch, paymentInput, testContext } from "../testing/context.ts";
import { payin } from "./index.ts";
import { findMethod, methodsOf } from "./methods.ts";

const { operations } = payin;
const baseUrl = "https://testnet.payin.example/api/v1";

function open(answers: Parameters<typeof fakeFetch>[0], credentials: Record<string, string> = {}) {
  const { fetch, calls } = fakeFetch(answers);
  const entered = { apiKey: "pk_1", webhookSecret: "whsec_1", ...credentials };
  return { context: testContext({ credentials: entered, fetch, baseUrl }), calls };
}

function input(amount = "49.99", transactionId = newId("transaction")) {
  const method = findMethod("test", "usdt-ethereum-sepolia");
  if (!method) throw new Error("no method");
  return paymentInput(method, [amount, "USDT"], { transactionId });
}

const camel = {
  orderId: "ord_1",
  status: "pending",
  amount: "49.99",
  currency: "USDT",
  chainId: "ethereum-sepolia",
  address: "0x742d",
  paymentUrl: "https://testnet.payin.example/pay/ord_1",
  expiresAt: "2026-01-15T12:10:00Z",
};
const snake = {
  order_id: "ord_1",
  status: "pending",
  amount: "49.99",
  currency: "USDT",
  chain_id: "ethereum-sepolia",
  payment_address: "0x742d",
  url: "https://testnet.payin.example/pay/ord_1",
  expires_at: "2026-01-15T12:10:00Z",
};

describe("createPayment", () => {
  it.each([
    ["the guide's envelope", { success: true, data: camel }],
    ["the reference's bare object", camel],
    ["the server's spelling", { success: true, data: snake }],
  ])("reads %s", async (_what, body) => {
    const { context, calls } = open({ "POST /api/v1/orders": { status: 201, body } });
    const asked = input();
    expect(await operations.createPayment?.(context, asked)).toMatchObject({
      ok: true,
      value: {
        externalId: "ord_1",
        nextAction: {
          type: "crypto",
          address: "0x742d",
          network: "Ethereum Sepolia",
          amount: "49.99",
          currency: "USDT",
          url: "https://testnet.payin.example/pay/ord_1",
        },
        expiresAt: new Date("2026-01-15T12:10:00Z"),
        fact: { status: "pending", amount: moneyOf("49.99", "USDT") },
      },
    });
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      orderReference: asked.transactionId,
      amount: "49.99",
      chainId: "ethereum-sepolia",
    });
    expect(calls[0]?.headers.get("idempotency-key")).toBe(asked.idempotencyKey);
  });

  it.each([
    ["bearer", "Bearer pk_1", null],
    ["x-api-key", null, "pk_1"],
    ["both", "Bearer pk_1", "pk_1"],
  ])("sends the key as %s", async (headerStyle, authorization, key) => {
    const { context, calls } = open({ "POST /api/v1/orders": { body: camel } }, { headerStyle });
    await operations.createPayment?.(context, input());
    expect(calls[0]?.headers.get("authorization")).toBe(authorization);
    expect(calls[0]?.headers.get("x-api-key")).toBe(key);
  });

  it("finds its own earlier try behind a duplicate reference", async () => {
    const asked = input();
    const { context } = open({
      "POST /api/v1/orders": {
        status: 409,
        body: {
          error: "Duplicate",
          code: "DUPLICATE_ORDER_REFERENCE",
          statusCode: 409,
          existingOrderId: "ord_1",
        },
      },
      "GET /api/v1/orders": {
        body: {
          success: true,
          data: { orders: [{ ...camel, orderReference: asked.transactionId }], pagination: {} },
        },
      },
    });
    expect(await operations.createPayment?.(context, asked)).toMatchObject({
      ok: true,
      value: { externalId: "ord_1" },
    });
  });

  it.each([
    [400, { success: false, error: "InsufficientAddresses", message: "raw" }, "unavailable"],
    [503, { error: "raw", code: "NO_AVAILABLE_ADDRESSES", statusCode: 503 }, "unavailable"],
    [409, { success: false, error: "raw", code: "ADDRESS_POOL_EXHAUSTED", suggestions: [] }, "unavailable"],
    [400, { success: false, error: "ValidationError", message: "raw" }, "invalid_request"],
    [400, { error: "raw", code: "INVALID_CHAIN" }, "invalid_request"],
    [401, { success: false, error: "Unauthorized", message: "raw" }, "credentials_rejected"],
    [403, { error: "raw", code: "INSUFFICIENT_PERMISSIONS" }, "permission_denied"],
  ])("understands a %i of either dialect: %o", async (status, body, code) => {
    const { context } = open({ "POST /api/v1/orders": { status, body } });
    const created = await operations.createPayment?.(context, input());
    expect(created).toMatchObject({ ok: false, error: { code, effect: "not_applied" } });
    expect(JSON.stringify(created)).not.toContain("raw words");
  });

  it("leaves a server error's effect unknown", async () => {
    const body = { success: false, error: "raw", code: "ORDER_CREATION_FAILED" };
    const { context } = open({ "POST /api/v1/orders": { status: 500, body } });
    expect(await operations.createPayment?.(context, input())).toMatchObject({
      ok: false,
      error: { code: "unavailable", effect: "unknown", providerCode: "ORDER_CREATION_FAILED" },
    });
  });
});

describe("getPayment", () => {
  it.each([
    [{ status: "pending" }, "pending"],
    [{ status: "pending", confirmations: 1 }, "confirming"],
    [{ status: "completed", txHash: "0xabc" }, "succeeded"],
    [{ status: "expired" }, "expired"],
    [{ status: "UNDERPAID" }, "underpaid"],
    [{ status: "awaiting_review" }, "processing"],
  ])("reads %o as %s", async (said, status) => {
    const { context } = open({
      "GET /api/v1/orders/ord_1": { body: { success: true, data: { ...camel, ...said } } },
    });
    expect(await operations.getPayment?.(context, { externalId: "ord_1", kind: "payment" })).toMatchObject({
      ok: true,
      value: { status },
    });
  });

  it("finds a deposit among the newest", async () => {
    const deposits = [
      { txHash: "0x1", status: "completed", amount: "1", currency: "USDC", chainId: "polygon-amoy" },
    ];
    const { context } = open({ "GET /api/v1/deposits": { body: { success: true, data: { deposits } } } });
    expect(await operations.getPayment?.(context, { externalId: "0x1", kind: "deposit" })).toMatchObject({
      value: { status: "succeeded", kind: "deposit" },
    });
    expect(await operations.getPayment?.(context, { externalId: "0x2", kind: "deposit" })).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

describe("findPayment", () => {
  it("takes only an equal reference, in either list shape", async () => {
    const orders = [
      { ...camel, orderId: "ord_0", orderReference: "order_12" },
      { ...camel, orderReference: "order_1" },
    ];
    for (const body of [
      { success: true, data: { orders } },
      { success: true, data: orders },
      { data: orders, pagination: {} },
    ]) {
      const { context } = open({ "GET /api/v1/orders": { body } });
      const found = await operations.findPayment?.(context, { reference: "order_1", kind: "payment" });
      expect(found).toMatchObject({ ok: true, value: { subject: { externalId: "ord_1" } } });
      const none = await operations.findPayment?.(context, { reference: "order_9", kind: "payment" });
      expect(none).toEqual({ ok: true, value: null });
    }
  });
});

describe("payment links", () => {
  const draft = {
    id: "lnk_1",
    slug: "logo",
    title: "Logo",
    status: "draft",
    checkoutUrl: "https://testnet.payin.example/checkout/logo",
  };

  it("creates a draft that has no address yet, then publishes and archives it", async () => {
    const { context, calls } = open({
      "POST /api/v1/payment-links": { status: 201, body: { success: true, data: draft } },
      "POST /api/v1/payment-links/lnk_1/publish": {
        body: { success: true, data: { link: { ...draft, status: "published", checkoutUrl: undefined } } },
      },
      "POST /api/v1/payment-links/lnk_1/archive": { body: { success: true, data: { ...draft, url: null } } },
    });
    const methods = methodsOf("test").filter(({ currencies }) => currencies.includes("USDC"));
    const created = await operations.createLink?.(context, {
      idempotencyKey: crypto.randomUUID(),
      title: "Logo",
      amount: moneyOf("2500", "USDC"),
      methods,
      maxPayments: 3,
    });
    expect(created).toEqual({ ok: true, value: { externalId: "lnk_1", url: null } });
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      amount: "2500",
      inventoryTotal: 3,
      currencies: ["ethereum-sepolia", "polygon-amoy", "solana-devnet"].map((chainId) => ({
        currency: "USDC",
        chainId,
        chainOptions: [chainId],
      })),
    });
    expect(await operations.publishLink?.(context, "lnk_1")).toEqual({
      ok: true,
      value: { externalId: "lnk_1", url: "https://testnet.payin.example/checkout/logo" },
    });
    expect(await operations.archiveLink?.(context, "lnk_1")).toEqual({
      ok: true,
      value: { externalId: "lnk_1", url: null },
    });
  });

  it("lists the payments of a link, bare or beside their link", async () => {
    const orders = [
      { ...camel, status: "completed" },
      { order: { ...snake, order_id: "ord_2" }, paymentLinkOrder: {} },
    ];
    const { context } = open({
      "GET /api/v1/payment-links/lnk_1/orders": { body: { success: true, data: orders } },
    });
    expect(await operations.listLinkPayments?.(context, "lnk_1")).toMatchObject({
      ok: true,
      value: [
        { subject: { externalId: "ord_1" }, status: "succeeded", mayBeginElsewhere: true },
        { subject: { externalId: "ord_2" }, status: "pending" },
      ],
    });
  });
});

describe("checkCredentials", () => {
  const orders = { body: { success: true, data: { orders: [], pagination: {} } } };

  it("asks health, key and address pool", async () => {
    const { context } = open({
      "GET /health": { body: { status: "healthy", version: "0.1.0" } },
      "GET /api/v1/orders": orders,
      "GET /api/v1/address-pool/status": { body: { success: true, data: { available: 120 } } },
    });
    expect(await operations.checkCredentials(context)).toEqual({
      ok: true,
      value: { account: "PayIn testnet, 120 free addresses" },
    });
  });

  it("does without the pages that not every edition has", async () => {
    const { context } = open({ "GET /api/v1/orders": orders });
    expect(await operations.checkCredentials(context)).toEqual({
      ok: true,
      value: { account: "PayIn testnet" },
    });
  });

  it("tells a bad key", async () => {
    const { context } = open({
      "GET /api/v1/orders": {
        status: 401,
        body: { success: false, error: "Unauthorized", message: "Invalid API key" },
      },
    });
    expect(await operations.checkCredentials(context)).toMatchObject({
      error: { code: "credentials_rejected" },
    });
  });
});
