import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { translated } from "../testing/webhooks.ts";
import { payin } from "./index.ts";
import { answered, fakePayin, startPayin } from "./testing/open-payin.ts";

const { operations } = payin;
const bound = {
  depositReference: "player_1",
  address: "0x9a",
  protocol: "evm",
  monitoredChains: ["ethereum-sepolia", "polygon-amoy"],
  createdAt: "2026-01-15T12:00:00Z",
};
const snake = {
  deposit_reference: "player_1",
  deposit_address: "0x9a",
  protocol: "evm",
  monitored_chains: ["ethereum-sepolia", "polygon-amoy"],
  bound_at: "2026-01-15T12:00:00Z",
};
const address = {
  reference: "player_1",
  protocol: "evm",
  address: "0x9a",
  chains: ["ethereum-sepolia", "polygon-amoy"],
  boundAt: new Date("2026-01-15T12:00:00Z"),
};

describe("binding an address", () => {
  it.each([
    ["the guide's envelope", { success: true, data: bound }],
    ["the reference's bare object", bound],
    ["the other spelling", { success: true, data: snake }],
  ])("reads %s", async (_what, body) => {
    const { context, calls } = fakePayin({ "POST /api/v1/deposits/bind": { status: 201, body } });
    const input = { reference: "player_1", protocol: "evm", metadata: { tier: "gold" } };
    expect(await operations.bindDepositAddress?.(context, input)).toEqual({ ok: true, value: address });
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
      depositReference: "player_1",
      protocol: "evm",
      metadata: { tier: "gold" },
    });
  });

  it("takes the address of the family that was asked for, and none of another", async () => {
    const tron = { address: `T${"9".repeat(33)}`, protocol: "tron" };
    const input = { reference: "player_1", protocol: "tron" };
    const both = { ...bound, addresses: [{ address: "0x9a", protocol: "evm" }, tron] };
    const { context } = fakePayin({ "POST /api/v1/deposits/bind": { status: 201, body: both } });
    expect(await operations.bindDepositAddress?.(context, input)).toMatchObject({ value: tron });
    for (const other of [bound, { ...bound, protocol: undefined }]) {
      const alone = fakePayin({ "POST /api/v1/deposits/bind": { status: 201, body: other } });
      expect((await operations.bindDepositAddress?.(alone.context, input))?.ok).toBe(false);
    }
  });

  it.each([
    ["an empty reference", { reference: " ", protocol: "evm" }],
    ["a reference of 256 characters", { reference: "x".repeat(256), protocol: "evm" }],
    ["a family without deposits", { reference: "p", protocol: "solana" }],
    [
      "eleven pairs of metadata",
      {
        reference: "p",
        protocol: "evm",
        metadata: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, "v"])),
      },
    ],
  ])("refuses %s before any call", async (_what, input) => {
    const { context, calls } = fakePayin({});
    expect(await operations.bindDepositAddress?.(context, input)).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });

  it("finds the address behind a duplicate", async () => {
    const { context } = fakePayin({
      "POST /api/v1/deposits/bind": {
        status: 409,
        body: { error: "Duplicate", code: "DUPLICATE_DEPOSIT_REFERENCE", statusCode: 409 },
      },
      "GET /api/v1/deposits/references/player_1": { body: { ...bound, totalAmount: {} } },
    });
    const input = { reference: "player_1", protocol: "evm" };
    expect(await operations.bindDepositAddress?.(context, input)).toEqual({ ok: true, value: address });
  });

  it("is given up in its own family alone: where none is bound, nothing else is asked", async () => {
    const { context, calls } = fakePayin({
      "POST /api/v1/deposits/unbind": {
        status: 404,
        body: { error: "Not found", code: "DEPOSIT_ADDRESS_NOT_FOUND", statusCode: 404 },
      },
      "DELETE /api/v1/deposits/references/player_1": { body: { success: true } },
    });
    const input = { reference: "player_1", protocol: "evm" };
    expect(await operations.unbindDepositAddress?.(context, input)).toMatchObject({
      error: { code: "not_found" },
    });
    expect(calls).toHaveLength(1);
  });

  it("offers the families that PayIn binds", () => {
    expect(payin.depositProtocols?.map(({ id }) => id)).toEqual(["evm", "tron"]);
  });
});

describe("a reference's deposits", () => {
  it("are counted by token where PayIn does so, on all its addresses", async () => {
    const addresses = ["0x9a", { address: "TXYZ", protocol: "tron" }];
    const body = { ...bound, addresses, totalDeposits: 3, totalAmount: { USDT: "25.10", USDC: "5.5" } };
    const { context } = fakePayin({ "GET /api/v1/deposits/references/player_1": { body } });
    expect(await answered(operations.getDepositReference?.(context, "player_1"))).toMatchObject({
      addresses: [
        { address: "0x9a", protocol: "evm" },
        { address: "TXYZ", protocol: "tron" },
      ],
      deposits: 3,
      totals: [
        { currency: "USDC", amount: "5.5" },
        { currency: "USDT", amount: "25.10" },
      ],
    });
  });

  const transfer = {
    depositReference: "player_1",
    amount: "2.000001",
    currency: "USDC",
    chainId: "polygon-amoy",
    status: "completed",
    detectedAt: "2026-01-15T12:00:00Z",
  };
  it("are added up exactly, and only what was credited", async () => {
    const deposits = [
      { ...transfer, txHash: "0x1" },
      { ...transfer, txHash: "0x2", amount: "0.000001" },
      { ...transfer, txHash: "0x3", status: "pending" },
      { ...transfer, txHash: "0x4", depositReference: "player_10" },
    ];
    const { context } = fakePayin({
      "GET /api/v1/deposits/references/player_1": {
        body: { success: true, data: { ...bound, totalAmount: "4" } },
      },
      "GET /api/v1/deposits": { body: { success: true, data: { deposits, pagination: {} } } },
    });
    expect(await answered(operations.getDepositReference?.(context, "player_1"))).toMatchObject({
      totals: [{ currency: "USDC", amount: "2.000002" }],
    });
  });

  it("are told apart from transfers that paid orders", async () => {
    const data = [
      { ...transfer, txHash: "0x1" },
      { ...transfer, txHash: "0x2", depositReference: undefined, orderId: "ord_1" },
    ];
    const { context } = fakePayin({
      "GET /api/v1/deposits": { body: { success: true, data: [bound] } },
      "GET /api/v1/transfers": { body: { success: true, data } },
    });
    const { items } = await answered(operations.listDeposits?.(context, { reference: "player_1" }));
    expect(items.map(({ fact }) => fact.subject.externalId)).toEqual(["0x1"]);
  });

  it("are read on, page by page, also where they are listed as transfers", async () => {
    const rows = Array.from({ length: 130 }, (_, index) => ({ ...transfer, txHash: `0x${index}` }));
    const page = (from: number, to: number, number: number) => ({
      body: { success: true, data: rows.slice(from, to), pagination: { page: number, totalPages: 2 } },
    });
    const { context, calls } = fakePayin({
      "GET /api/v1/deposits": { body: { success: true, data: [bound] } },
      "GET /api/v1/transfers": [page(0, 100, 1), page(0, 100, 1), page(100, 130, 2)],
    });
    const first = await answered(operations.listDeposits?.(context, {}));
    const second = await answered(operations.listDeposits?.(context, { cursor: first.nextCursor ?? "" }));
    const seen = [...first.items, ...second.items].map(({ fact }) => fact.txHash);
    expect(seen).toEqual(rows.map(({ txHash }) => txHash));
    expect(second.nextCursor).toBeNull();
    expect(calls.filter(({ url }) => url.pathname.endsWith("/deposits"))).toHaveLength(1);
  });
});

describe("a deposit that is announced several times", () => {
  const camel = {
    depositReference: "p",
    amount: "10",
    token: "USDC",
    chain: "polygon-amoy",
    txHash: "0xdef",
  };
  const snakeData = {
    deposit_reference: "p",
    amount: "10",
    currency: "USDC",
    chain_id: "polygon-amoy",
    tx_hash: "0xdef",
  };

  it.each([
    ["deposit.pending", "confirming"],
    ["transfer.detected", "confirming"],
    ["deposit.confirmed", "succeeded"],
    ["transfer.confirmed", "succeeded"],
    ["deposit.completed", "succeeded"],
  ])("is one deposit, %s too, in both spellings", (type, status) => {
    for (const data of [camel, snakeData]) {
      const body = JSON.stringify({ id: `evt_${type}`, type, createdAt: "2026-01-15T12:00:00Z", data });
      expect(translated(payin, body).facts).toMatchObject([
        {
          subject: { externalId: "0xdef", reference: "p" },
          kind: "deposit",
          status,
          amount: moneyOf("10", "USDC"),
          received: moneyOf("10", "USDC"),
        },
      ]);
    }
  });

  it("is known by its hash alone, whatever else a webhook or a list says of its place in the block", () => {
    const ids = [undefined, 0, 7].map((logIndex) => {
      const body = JSON.stringify({ id: "evt_1", type: "deposit.completed", data: { ...camel, logIndex } });
      return translated(payin, body).facts[0]?.subject.externalId;
    });
    expect(ids).toEqual(["0xdef", "0xdef", "0xdef"]);
  });

  it("is one in the sandbox, from first sight to credit", async () => {
    const there = await startPayin();
    try {
      await answered(operations.bindDepositAddress?.(there.context, { reference: "p_9", protocol: "tron" }));
      const deposit = { id: "p_9", action: "deposit", amount: "3", currency: "USDT", chainId: "tron-nile" };
      await there.control("act", deposit);
      const seen = [];
      for (const type of ["deposit.pending", "deposit.confirmed", "deposit.completed"]) {
        const raw = await there.nextWebhook(({ headers }) => headers["x-payin-event-type"] === type);
        seen.push(translated(payin, new TextDecoder().decode(raw.body)).facts[0]);
      }
      expect(seen.map((fact) => fact?.status)).toEqual(["confirming", "succeeded", "succeeded"]);
      expect(new Set(seen.map((fact) => fact?.subject.externalId)).size).toBe(1);
      expect(seen.flatMap((fact) => fact?.drift ?? [])).toEqual([]);
    } finally {
      await there.close();
    }
  });
});
