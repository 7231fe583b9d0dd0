import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { payin } from "./index.ts";
import { methodsOf } from "./methods.ts";
import { fakePayin } from "./testing/open-payin.ts";

const { operations } = payin;

describe("payment links", () => {
  const draft = {
    id: "lnk_1",
    slug: "logo",
    title: "Logo",
    status: "draft",
    checkoutUrl: "https://payin.example/checkout/logo",
  };

  it("creates a draft that has no address yet, then publishes and archives it", async () => {
    const { context, calls } = fakePayin({
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
      value: { externalId: "lnk_1", url: "https://payin.example/checkout/logo" },
    });
    expect(await operations.archiveLink?.(context, "lnk_1")).toEqual({
      ok: true,
      value: { externalId: "lnk_1", url: null },
    });
  });

  it("lists the payments of a link, bare or beside their link", async () => {
    const orders = [
      { orderId: "ord_1", amount: "1", currency: "USDC", status: "completed" },
      {
        order: { order_id: "ord_2", amount: "1", currency: "USDC", status: "pending" },
        paymentLinkOrder: {},
      },
    ];
    const { context } = fakePayin({
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
