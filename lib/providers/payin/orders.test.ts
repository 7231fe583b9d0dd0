import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { payin } from "./index.ts";
import { fakePayin, orderInput } from "./testing/open-payin.ts";

const { operations } = payin;
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
    const { context, calls } = fakePayin({ "POST /api/v1/orders": { status: 201, body } });
    const asked = orderInput();
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
    const { context, calls } = fakePayin(
      { "POST /api/v1/orders": { body: camel } },
      { credentials: { headerStyle } },
    );
    await operations.createPayment?.(context, orderInput());
    expect(calls[0]?.headers.get("authorization")).toBe(authorization);
    expect(calls[0]?.headers.get("x-api-key")).toBe(key);
  });

  it("finds its own earlier try behind a duplicate reference", async () => {
    const asked = orderInput();
    const { context } = fakePayin({
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
    const { context } = fakePayin({
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
    const { context } = fakePayin({
      "GET /api/v1/deposits": { body: { success: true, data: { deposits } } },
    });
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
      const { context } = fakePayin({ "GET /api/v1/orders": { body } });
      const found = await operations.findPayment?.(context, { reference: "order_1", kind: "payment" });
      expect(found).toMatchObject({ ok: true, value: { subject: { externalId: "ord_1" } } });
      const none = await operations.findPayment?.(context, { reference: "order_9", kind: "payment" });
      expect(none).toEqual({ ok: true, value: null });
    }
  });
});
