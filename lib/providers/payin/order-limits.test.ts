import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { payin } from "./index.ts";
import { answered, fakePayin, orderInput, startPayin } from "./testing/open-payin.ts";

const { operations } = payin;

describe("what an order may hold", () => {
  it.each([
    ["nothing", "0"],
    ["more digits than the token has", "1.0000001"],
    ["eighteen digits of a token with six", "1.000000000000000001"],
  ])("is refused before any call: %s", async (_what, amount) => {
    const { context, calls } = fakePayin({});
    expect(await operations.createPayment?.(context, orderInput(amount))).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });

  it("is sent as text, with every digit and no more", async () => {
    for (const [amount, sent] of [
      ["1.500000", "1.5"],
      ["100", "100"],
      ["90071992547409.930001", "90071992547409.930001"],
    ]) {
      const { context, calls } = fakePayin({});
      await operations.createPayment?.(context, orderInput(amount));
      expect(JSON.parse(calls[0]?.body ?? "").amount).toBe(sent);
    }
  });

  it("names no payer", async () => {
    const { context, calls } = fakePayin({});
    const customer = { id: "cus_1", name: "Ana Maria", email: "ana@example.com" };
    await operations.createPayment?.(context, orderInput("1", { customer }));
    expect(JSON.parse(calls[0]?.body ?? "").metadata).toEqual({
      description: "Order 1001",
      customerId: "cus_1",
    });
    expect(calls[0]?.body).not.toContain("Ana");
  });
});

describe("the minutes of an order", () => {
  const entered = (minutes: object) =>
    payin.credentials.schema.safeParse({ apiKey: "pk_1", webhookSecret: "whsec_1", ...minutes });

  it.each([
    { paymentWindowMinutes: "0" },
    { paymentWindowMinutes: "4321" },
    { paymentWindowMinutes: "ten" },
    { graceMinutes: "-1" },
    { graceMinutes: "1.5" },
  ])("are refused at the form: %o", (minutes) => {
    const parsed = entered(minutes);
    expect(parsed.error?.issues[0]?.path).toEqual(Object.keys(minutes));
  });

  it.each([{}, { paymentWindowMinutes: "", graceMinutes: "" }])(
    "are PayIn's own when left out: %o",
    async (minutes) => {
      const { context, calls } = fakePayin({}, { credentials: minutes });
      await operations.createPayment?.(context, orderInput());
      expect(JSON.parse(calls[0]?.body ?? "")).not.toHaveProperty("paymentWindowMinutes");
    },
  );

  it("decide when an order is over", async () => {
    const there = await startPayin("all", { paymentWindowMinutes: "30", graceMinutes: "0" });
    try {
      const { expiresAt, externalId } = await answered(
        operations.createPayment?.(there.context, orderInput()),
      );
      const minutes = ((expiresAt?.getTime() ?? 0) - Date.now()) / 60_000;
      expect(Math.round(minutes)).toBe(30);
      await there.control("advance", { ms: 31 * 60_000 });
      await there.nextWebhook(
        ({ headers }) => headers["x-payin-event-id"] === `evt_order_expired_${externalId}`,
      );
    } finally {
      await there.close();
    }
  });
});

describe("a link", () => {
  const usdc = payin.methods("test").filter(({ currencies }) => currencies.includes("USDC"));
  const link = { idempotencyKey: crypto.randomUUID(), title: "Logo", methods: usdc };

  it.each([
    ["without a network", { ...link, methods: [] }],
    ["with a network of the other mode", { ...link, methods: payin.methods("live") }],
    ["that is over already", { ...link, expiresAt: new Date(0) }],
    ["without stock", { ...link, maxPayments: 0 }],
    ["finer than its token", { ...link, amount: moneyOf("0.0000001", "USDC") }],
  ])("is refused before any call: %s", async (_what, input) => {
    const { context, calls } = fakePayin({});
    expect(await operations.createLink?.(context, input)).toMatchObject({
      error: { code: "invalid_request", effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });

  it("lets the payer choose with the guide's amount and the server's type", async () => {
    const { context, calls } = fakePayin({});
    await operations.createLink?.(context, {
      ...link,
      maxPayments: 5,
      expiresAt: new Date("2027-01-01T00:00:00Z"),
    });
    expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({
      amount: "0",
      amountType: "user_input",
      inventoryTotal: 5,
      expiresAt: "2027-01-01T00:00:00.000Z",
    });
  });

  it("lists the payments of every page, each once", async () => {
    const order = (index: number) => ({
      orderId: `ord_${index}`,
      orderReference: `r_${index}`,
      amount: "1",
      currency: "USDC",
      chainId: "polygon-amoy",
      status: "completed",
    });
    const rows = Array.from({ length: 101 }, (_, index) => order(index));
    const path = "GET /api/v1/payment-links/lnk_1/orders";
    const { context } = fakePayin({
      [path]: [
        { body: { success: true, data: rows.slice(0, 100), pagination: { page: 1, totalPages: 2 } } },
        { body: { success: true, data: rows.slice(99), pagination: { page: 2, totalPages: 2 } } },
      ],
    });
    const listed = await answered(operations.listLinkPayments?.(context, "lnk_1"));
    expect(listed.map(({ subject }) => subject.externalId)).toEqual(rows.map(({ orderId }) => orderId));
  });
});
