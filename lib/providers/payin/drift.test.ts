import { describe, expect, it } from "vitest";
import { fixture, translated } from "../testing/webhooks.ts";
import { payin } from "./index.ts";
import { fakePayin } from "./testing/open-payin.ts";

const event = (type: string, data: unknown, more: object = {}) =>
  JSON.stringify({ id: "evt_1", type, created_at: "2026-01-15T12:00:00Z", data, ...more });
const order = {
  order_id: "ord_1",
  order_reference: "order_1",
  amount: "1",
  currency: "USDC",
  chain_id: "polygon-amoy",
};
const deposit = {
  deposit_reference: "player_7",
  amount: "1",
  currency: "USDC",
  chain_id: "polygon-amoy",
  tx_hash: "0x1",
};
const signs = (body: string) => {
  const { drift = [], facts } = translated(payin, body);
  return [...drift, ...facts.flatMap((fact) => fact.drift ?? [])];
};

describe("what PayIn says beside its documents", () => {
  it.each([
    "order-completed-guide",
    "order-completed-server",
    "deposit-completed-docs",
    "deposit-completed-server",
  ])("is nothing in the documented %s", (name) => {
    expect(signs(fixture(new URL(`./__fixtures__/${name}.json`, import.meta.url)))).toEqual([]);
  });

  it("is nothing in an order with every documented field", async () => {
    const said = {
      ...{ orderId: "ord_1", orderReference: "order_1", status: "pending", amount: "1", currency: "USDC" },
      ...{
        chainId: "polygon-amoy",
        protocol: "evm",
        address: "0x1",
        paymentAddress: "0x1",
        qrCode: "0x1:1:USDC",
      },
      ...{
        paymentUrl: "https://payin.example/p",
        url: "https://payin.example/p",
        successUrl: null,
        cancelUrl: null,
      },
      ...{
        expiresAt: null,
        createdAt: null,
        metadata: {},
        txHash: null,
        transactionHash: null,
        completedAt: null,
      },
      ...{ blockNumber: "1", confirmations: 0, requiredConfirmations: 10, confirmedReceived: "0" },
      ...{ paymentWindowEndsAt: null, gracePeriodEndsAt: null, paymentWindowMinutes: 10, graceMinutes: 5 },
    };
    const { context } = fakePayin({ "GET /api/v1/orders/ord_1": { body: { success: true, data: said } } });
    const answer = await payin.operations.getPayment?.(context, { externalId: "ord_1", kind: "payment" });
    expect(answer?.ok && answer.value.drift).toBeUndefined();
  });

  it("is nothing in a status that the Cloud edition announces", () => {
    for (const status of ["Pending payment", "pending_confirmation", "underpaid", "OVERPAID", "cancelled"])
      expect(signs(event("order.created", { ...order, status }))).toEqual([]);
  });

  it.each([
    [
      "an unknown status",
      event("order.created", { ...order, status: "frozen" }),
      { kind: "status", where: "order", name: "frozen" },
    ],
    [
      "an unknown type",
      event("order.reorganized", { ...order, status: "pending" }),
      { kind: "event_type", where: "event", name: "order.reorganized" },
    ],
    [
      "a type of no family",
      event("settlement.created", {}),
      { kind: "event_type", where: "event", name: "settlement.created" },
    ],
    [
      "a new field of an order",
      event("order.expired", { ...order, tax_rate: "1" }),
      { kind: "new_field", where: "order", name: "taxRate" },
    ],
    [
      "a field that an order lacks",
      event("order.expired", { ...order, chain_id: undefined }),
      { kind: "missing_field", where: "order", name: "chainId" },
    ],
    [
      "a new field of a deposit",
      event("deposit.completed", { ...deposit, riskScore: 3 }),
      { kind: "new_field", where: "deposit", name: "riskScore" },
    ],
    [
      "a field that a deposit lacks",
      event("deposit.completed", { ...deposit, deposit_reference: undefined }),
      { kind: "missing_field", where: "deposit", name: "depositReference" },
    ],
    [
      "a new field of the envelope",
      event("order.expired", order, { api_version: "3" }),
      { kind: "new_field", where: "event", name: "apiVersion" },
    ],
    [
      "an envelope without its time",
      event("order.expired", order, { created_at: undefined }),
      { kind: "missing_field", where: "event", name: "createdAt" },
    ],
  ])("is kept: %s", (_what, body, sign) => {
    expect(signs(body)).toEqual([sign]);
  });

  it("keeps an unknown status of a polled order, and leaves the order open", async () => {
    const data = {
      orderId: "ord_1",
      orderReference: "r",
      amount: "1",
      currency: "USDC",
      chainId: "polygon-amoy",
    };
    const { context } = fakePayin({
      "GET /api/v1/orders/ord_1": { body: { success: true, data: { ...data, status: "frozen" } } },
    });
    expect(
      await payin.operations.getPayment?.(context, { externalId: "ord_1", kind: "payment" }),
    ).toMatchObject({
      value: { status: "processing", drift: [{ kind: "status", where: "order", name: "frozen" }] },
    });
  });
});
