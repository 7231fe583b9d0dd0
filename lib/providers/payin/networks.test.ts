import { describe, expect, it } from "vitest";
import { rawWebhook } from "../testing/webhooks.ts";
import { asVerified } from "../verified-webhook.ts";
import { payin } from "./index.ts";
import { findForeignChain, NETWORKS, networkLabelOf } from "./networks.ts";
import { fakePayin, orderInput } from "./testing/open-payin.ts";

const { operations } = payin;
const mainnetOrder = {
  orderId: "ord_1",
  orderReference: "order_1",
  status: "completed",
  amount: "49.99",
  currency: "USDT",
  chainId: "ethereum-mainnet",
  address: "0x742d",
};
const testOrder = { ...mainnetOrder, orderId: "ord_2", chainId: "ethereum-sepolia" };

describe("testnet and mainnet", () => {
  it("have networks and tokens of their own, with the documented confirmations", () => {
    const told = NETWORKS.map(({ chainId, confirmations }) => [chainId, confirmations]);
    expect(Object.fromEntries(told)).toEqual({
      "ethereum-sepolia": 3,
      "polygon-amoy": 10,
      "tron-nile": 3,
      "solana-devnet": 1,
      "ethereum-mainnet": 12,
      "polygon-mainnet": 128,
      "tron-mainnet": 19,
      "solana-mainnet": 1,
    });
    const [test, live] = [payin.methods("test"), payin.methods("live")].map((methods) =>
      methods.map(({ id }) => id),
    );
    expect(test).toEqual(
      expect.arrayContaining(["usdt-ethereum-sepolia", "usdc-polygon-amoy", "usdt-tron-nile"]),
    );
    expect(live?.filter((id) => test?.includes(id))).toEqual([]);
  });

  it.each([
    ["test", "ethereum-mainnet", true],
    ["test", "base-mainnet", true],
    ["live", "tron-nile", true],
    ["live", "base-sepolia", true],
    ["test", "polygon-amoy", false],
    ["live", "polygon-mainnet", false],
    ["live", "some-new-chain", false],
  ] as const)("tell a %s connection about %s apart (%s)", (mode, chainId, isForeign) => {
    expect(findForeignChain(mode, [undefined, chainId]) !== null).toBe(isForeign);
  });

  it("leave a chain that nobody knows its own name", () => {
    expect(networkLabelOf("some-new-chain")).toBe("some-new-chain");
  });

  it("refuse an order, an address and a reference of the other one", async () => {
    const bound = {
      depositReference: "p",
      address: "0x1",
      protocol: "evm",
      monitoredChains: ["polygon-mainnet"],
    };
    const { context } = fakePayin({
      "GET /api/v1/orders/ord_1": { body: mainnetOrder },
      "GET /api/v1/orders/by-reference/order_1": { body: mainnetOrder },
      "POST /api/v1/deposits/bind": { status: 201, body: { success: true, data: bound } },
      "GET /api/v1/deposits/references/p": { body: { success: true, data: bound } },
    });
    for (const answer of [
      operations.getPayment?.(context, { externalId: "ord_1", kind: "payment" }),
      operations.findPayment?.(context, { reference: "order_1", kind: "payment" }),
      operations.bindDepositAddress?.(context, { reference: "p", protocol: "evm" }),
      operations.getDepositReference?.(context, "p"),
    ])
      expect(await answer).toMatchObject({
        ok: false,
        error: { code: "invalid_request", message: expect.stringContaining("is for real money") },
      });
  });

  it("are never shown together in a list", async () => {
    const transfer = {
      depositReference: "p",
      txHash: "0x1",
      amount: "1",
      currency: "USDC",
      status: "completed",
    };
    const { context } = fakePayin({
      "GET /api/v1/orders": {
        body: { data: [mainnetOrder, testOrder], pagination: { page: 1, totalPages: 1 } },
      },
      "GET /api/v1/deposits": {
        body: {
          data: [
            { ...transfer, chainId: "polygon-mainnet" },
            { ...transfer, txHash: "0x2", chainId: "polygon-amoy" },
          ],
        },
      },
    });
    const ids = (answer: Awaited<ReturnType<NonNullable<typeof operations.listPayments>>> | undefined) =>
      answer?.ok ? answer.value.items.map(({ fact }) => fact.subject.externalId) : [];
    expect(ids(await operations.listPayments?.(context, {}))).toEqual(["ord_2"]);
    expect(ids(await operations.listDeposits?.(context, {}))).toEqual(["0x2"]);
    expect(await operations.getPayment?.(context, { externalId: "0x1", kind: "deposit" })).toMatchObject({
      error: { code: "not_found" },
    });
  });

  it("keep an order's address from a payer when it is on another network than asked for", async () => {
    const { context } = fakePayin({ "POST /api/v1/orders": { status: 201, body: mainnetOrder } });
    expect(await operations.createPayment?.(context, orderInput())).toMatchObject({
      error: { code: "unexpected_response", effect: "unknown" },
    });
  });

  it.each([
    ["test", "order.completed", mainnetOrder, "is for real money"],
    ["live", "order.completed", testOrder, "is for tests"],
    [
      "live",
      "deposit.completed",
      { txHash: "0x1", amount: "1", token: "USDC", chain: "polygon-amoy" },
      "is for tests",
    ],
  ] as const)("ignore in %s mode a %s of the other one, with the reason", (mode, type, data, reason) => {
    const body = JSON.stringify({ id: "evt_1", type, createdAt: "2026-01-15T12:00:00Z", data });
    expect(payin.webhook.translate(asVerified(rawWebhook(body, {})), { mode })).toMatchObject({
      ok: true,
      value: { facts: [], ignoredBecause: expect.stringContaining(reason) },
    });
  });

  it.each([
    ["test", "https://app.payin.com/api/v1"],
    ["live", "https://testnet.payin.com/api/v1"],
  ] as const)("never get a %s key at %s", async (mode, baseUrl) => {
    const { context, calls } = fakePayin({}, { mode });
    expect(await operations.listPayments?.({ ...context, baseUrl }, {})).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });
});
