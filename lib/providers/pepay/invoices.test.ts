import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { fakeFetch, testContext } from "../testing/context.ts";
import { fixture } from "../testing/webhooks.ts";
import { pepay } from "./index.ts";

const { operations } = pepay;
const credentials = { apiKey: "pk_1", webhookSecret: "whsec_1" };
const paid = JSON.parse(fixture(new URL("./__fixtures__/invoice-paid.json", import.meta.url)));
const PATH = `/api/v1/invoices/${paid.id}`;
const subject = { externalId: paid.id, kind: "payment" } as const;

function open(answers: Parameters<typeof fakeFetch>[0]) {
  const { fetch, calls } = fakeFetch(answers);
  return { context: testContext({ credentials, fetch }), calls };
}

const payment = (settlement_status: string, settlement_tx_hash: string | null = null) => ({
  object: "invoice_payment",
  id: "pay_1",
  invoice_id: paid.id,
  status: "confirmed",
  settlement_status,
  settlement: { summary_status: settlement_status, settlement_tx_hash },
});

describe("getPayment", () => {
  it("asks for the payments and says how far the settlement is", async () => {
    const body = {
      ...paid,
      latest_payment: payment("settled", "5Kd"),
      payments: [payment("settled", "5Kd")],
    };
    const { context, calls } = open({ [`GET ${PATH}`]: { body } });
    expect(await operations.getPayment?.(context, subject)).toMatchObject({
      value: { status: "succeeded", settlement: { status: "settled", txHash: "5Kd" } },
    });
    expect(calls.map(({ url }) => url.searchParams.get("expand"))).toEqual(["latest_payment,payments"]);
  });

  it("is only as far as the payment that is furthest behind", async () => {
    const body = { ...paid, payments: [payment("settled"), payment("manual")] };
    const { context } = open({ [`GET ${PATH}`]: { body } });
    expect(await operations.getPayment?.(context, subject)).toMatchObject({
      value: { settlement: { status: "manual" } },
    });
  });

  it("asks the status endpoint where the invoice came without its payments", async () => {
    const status = { object: "invoice_status", invoice: paid, latest_payment: payment("processing") };
    const { context, calls } = open({
      [`GET ${PATH}`]: { body: paid },
      [`GET ${PATH}/status`]: { body: status },
    });
    expect(await operations.getPayment?.(context, subject)).toMatchObject({
      value: { status: "succeeded", settlement: { status: "processing" } },
    });
    expect(calls).toHaveLength(2);
  });

  it("does without a settlement when the status endpoint fails", async () => {
    const { context } = open({ [`GET ${PATH}`]: { body: paid } });
    const answer = await operations.getPayment?.(context, subject);
    expect(answer?.ok && answer.value.settlement).toBeUndefined();
  });

  it("says what is missing of a part payment, and where it must be finished", async () => {
    const body = { ...paid, status: "underpaid", amount_paid: 20000, latest_payment: payment("pending") };
    const { context } = open({ [`GET ${PATH}`]: { body } });
    expect(await operations.getPayment?.(context, subject)).toMatchObject({
      value: {
        status: "underpaid",
        received: moneyOf("20", "USD"),
        reason: "29.99 USD missing, to be finished on Solana with the same token",
      },
    });
  });
});

describe("drift", () => {
  const ask = async (body: object) => {
    const { context } = open({ [`GET ${PATH}`]: { body } });
    const answer = await operations.getPayment?.(context, subject);
    return answer?.ok ? answer.value.drift : "no answer";
  };

  it("raises no false alarm over a documented invoice", async () => {
    expect(await ask({ ...paid, latest_payment: payment("settled") })).toBeUndefined();
  });

  it("names new fields, missing ones, and unknown words", async () => {
    const { amount_unit: _gone, ...rest } = paid;
    const strange = { ...rest, status: "frozen", loyalty_points: 3, latest_payment: payment("teleported") };
    expect(await ask(strange)).toEqual([
      { kind: "new_field", where: "invoice", name: "loyalty_points" },
      { kind: "missing_field", where: "invoice", name: "amount_unit" },
      { kind: "status", where: "invoice", name: "frozen" },
      { kind: "status", where: "settlement", name: "teleported" },
    ]);
  });
});

describe("listPayments", () => {
  const list = (has_more: boolean) => ({ body: { object: "list", data: [paid], has_more } });

  it("goes on by cursor and hands the filters over", async () => {
    const { context, calls } = open({ "GET /api/v1/invoices": list(true) });
    const from = new Date("2025-12-20T00:00:00Z");
    const to = new Date("2025-12-22T00:00:00Z");
    const page = await operations.listPayments?.(context, {
      cursor: "inv_9",
      status: "paid,unpaid",
      from,
      to,
    });
    expect(page).toMatchObject({
      value: { nextCursor: paid.id, items: [{ createdAt: new Date(1766318400000) }] },
    });
    expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toEqual({
      environment: "devnet",
      limit: "25",
      expand: "latest_payment",
      starting_after: "inv_9",
      status: "paid,unpaid",
      created_gte: "1766188800",
      created_lte: "1766361600",
    });
  });

  it("asks for a customer's own list, and ends with the last page", async () => {
    const { context } = open({ "GET /api/v1/invoices/customer/cus%2F1": list(false) });
    expect(await operations.listPayments?.(context, { customerId: "cus/1" })).toMatchObject({
      value: { nextCursor: null, items: [{ fact: { status: "succeeded" } }] },
    });
  });

  it("never shows the other environment's invoices", async () => {
    const body = { object: "list", data: [{ ...paid, environment: "mainnet" }], has_more: false };
    const { context } = open({ "GET /api/v1/invoices": { body } });
    expect(await operations.listPayments?.(context, {})).toMatchObject({ value: { items: [] } });
  });
});

it("reads totals as exact decimals, with counts", async () => {
  const body = {
    total_amount_usd: "@",
    total_paid_usd: "50.000",
    invoice_count: { total: 3, paid: 1 },
  };
  const raw = JSON.stringify(body).replace('"@"', "1000000000000000.125");
  const { context } = open({ "GET /api/v1/invoices/totals": { body: raw } });
  expect(await operations.readTotals?.(context)).toEqual({
    ok: true,
    value: {
      currency: "USD",
      figures: [
        { label: "All invoices", amount: "1000000000000000.125", count: 3 },
        { label: "Paid", amount: "50.000", count: 1 },
      ],
    },
  });
});

it("lists tokens with the reason why one can't be used", async () => {
  const token = { token_symbol: "USDC", network: "bsc", network_environment: "devnet" };
  const tokens = [
    { ...token, id: 1, is_blocked: false },
    { ...token, id: "2", is_blocked: true },
    { ...token, id: 3, network_environment: "mainnet" },
  ];
  const { context } = open({
    "GET /api/v1/merchant/tokens": {
      body: { success: true, data: { acceptance_policy: "selective", tokens } },
    },
  });
  expect(await operations.listTokens?.(context)).toEqual({
    ok: true,
    value: [
      { id: "1", symbol: "USDC", network: "BNB Smart Chain", enabled: true },
      {
        id: "2",
        symbol: "USDC",
        network: "BNB Smart Chain",
        enabled: false,
        unavailable: "Blocked in your Pepay account",
      },
    ],
  });
});
