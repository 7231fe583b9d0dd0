import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import type { FakeAnswer } from "../testing/context.ts";
import { eightyEightPay } from "./index.ts";
import { credentials, inputFor, openFake, read, SESSION } from "./testing/open-fake.ts";

const { operations } = eightyEightPay;
const unauthorized: FakeAnswer = { status: 401, body: { status: "Error", code: 401, message: "expired" } };

describe("createPayment", () => {
  it("sends the charge with its exact amount and the session's headers", async () => {
    const { context, calls } = openFake({ "POST /api/transactions/charges": read("charge-cards") });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000.50", "COP"]));
    expect(created).toMatchObject({
      ok: true,
      value: {
        externalId: "IP9BD7CJES6",
        sessionKey: SESSION,
        nextAction: { type: "redirect", url: "https://link.88pay.io/IP9BD7CJES6" },
        fact: { status: "pending", amount: moneyOf("50000.5", "COP"), mayBeginElsewhere: false },
      },
    });
    const [token, charge] = calls;
    expect(token?.headers.get("x-merchant-id")).toBe(credentials.merchantId);
    expect(token?.body).toBe("");
    expect(charge?.headers.get("authorization")).toBe("Bearer token-one");
    expect(charge?.headers.get("x-session-id")).toBe(SESSION);
    expect(charge?.body).toContain('"amount":50000.5,');
    expect(JSON.parse(charge?.body ?? "")).toMatchObject({
      flow: "PAYIN",
      method_code: "CARDS",
      method_category: "CARD",
      currency: "COP",
      country: "COL",
      return_url: "https://shop.example/thanks",
      notification_url: "https://paydeck.example/api/webhooks/con_test",
    });
  });

  it.each([
    [
      "cash",
      ["50000", "COP"],
      "/api/transactions/cash",
      "charge-cash",
      { type: "voucher", code: "88PAY123456789" },
    ],
    ["bank-transfer", ["50000", "COP"], "/api/transactions/charges", "charge-bank", { type: "bank_details" }],
    [
      "usdt",
      ["25.5", "USDT"],
      "/api/transactions/charges",
      "charge-usdt",
      {
        type: "crypto",
        address: "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
        network: "Tron (TRC20)",
        amount: "25.5",
        currency: "USDT",
      },
    ],
  ] as const)("says how to pay by %s", async (method, amount, path, name, nextAction) => {
    const { context, calls } = openFake({ [`POST ${path}`]: read(name) });
    const created = await operations.createPayment?.(context, inputFor(method, amount));
    expect(created).toMatchObject({ ok: true, value: { nextAction } });
    expect(JSON.parse(calls[1]?.body ?? "")).not.toHaveProperty("return_url");
  });

  it("takes a fresh token after a 401 and repeats once", async () => {
    const { context, calls } = openFake({
      "POST /api/transactions/charges": [unauthorized, read("charge-cards")],
    });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]));
    expect(created?.ok).toBe(true);
    expect(calls.map(({ url }) => url.pathname)).toEqual([
      "/api/auth/token",
      "/api/transactions/charges",
      "/api/auth/token",
      "/api/transactions/charges",
    ]);
  });

  it("gives up after the second 401", async () => {
    const { context, calls } = openFake({ "POST /api/transactions/charges": unauthorized });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]));
    expect(created).toMatchObject({
      ok: false,
      error: { code: "credentials_rejected", effect: "not_applied" },
    });
    expect(calls).toHaveLength(4);
  });

  it("doubts an answer that does not say how to pay", async () => {
    const { context } = openFake({
      "POST /api/transactions/charges": { body: { status: "Success", data: { reference: "IP1" } } },
    });
    const created = await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]));
    const sessionKey = SESSION;
    expect(created).toMatchObject({
      ok: false,
      error: { code: "unexpected_response", effect: "unknown", sessionKey },
    });
  });

  it("reads an answer without its envelope, with its names in camelCase, all the same", async () => {
    const body = {
      reference: "IP1",
      voucherUrl: "https://vouchers.88pay.io/IP1.pdf",
      paymentCode: "88PAY1",
      amount: "50000",
      currency: "COP",
    };
    const { context } = openFake({ "POST /api/transactions/cash": { body } });
    expect(await operations.createPayment?.(context, inputFor("cash", ["50000", "COP"]))).toMatchObject({
      ok: true,
      value: { externalId: "IP1", nextAction: { type: "voucher", code: "88PAY1" } },
    });
  });

  it("tells a cash voucher with its PDF, its code and when it ends", async () => {
    const { context } = openFake({ "POST /api/transactions/cash": read("charge-cash") });
    expect(await operations.createPayment?.(context, inputFor("cash", ["50000", "COP"]))).toMatchObject({
      value: {
        nextAction: {
          type: "voucher",
          url: "https://vouchers.88pay.io/IP9BD7CJES7.pdf",
          code: "88PAY123456789",
        },
        expiresAt: new Date("2026-01-18T12:00:00Z"),
      },
    });
  });

  it("tells a transfer's bank line by line", async () => {
    const { context } = openFake({ "POST /api/transactions/charges": read("charge-bank") });
    expect(
      await operations.createPayment?.(context, inputFor("bank-transfer", ["50000", "COP"])),
    ).toMatchObject({
      value: {
        nextAction: {
          details: expect.arrayContaining([
            { label: "Bank name", value: "Bancolombia" },
            { label: "Reference number", value: "77001" },
          ]),
        },
      },
    });
  });

  const usdt = (data: object) => ({
    "POST /api/transactions/charges": {
      body: { status: "Success", data: { reference: "IP1", amount: 25.5, currency: "USDT", ...data } },
    },
  });
  const ether = "0x00000000219ab540356cBB839Cbe05303d7705Fa";

  it("takes the network that 88Pay chose", async () => {
    const { context } = openFake(usdt({ deposit_address: ether, network: "ERC20" }));
    expect(await operations.createPayment?.(context, inputFor("usdt", ["25.5", "USDT"]))).toMatchObject({
      value: {
        nextAction: { type: "crypto", network: "Ethereum (ERC20)" },
        fact: { address: ether, network: "Ethereum (ERC20)" },
      },
    });
  });

  it.each([
    { deposit_address: ether, network: "TRC20" },
    { deposit_address: "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh" },
  ])("shows nobody an address that is not on the network it is said to be on: %o", async (data) => {
    const { context } = openFake(usdt(data));
    expect(await operations.createPayment?.(context, inputFor("usdt", ["25.5", "USDT"]))).toMatchObject({
      ok: false,
      error: { code: "unexpected_response", effect: "unknown" },
    });
  });

  it("sends Colombia's payer and order beside the flat body, with the document where it is known", async () => {
    const customer = {
      id: "cus_1",
      name: "Ana Ruiz Soto",
      email: "ana@example.com",
      document: { type: "CC", number: "1020304050" },
    };
    const { context, calls } = openFake({ "POST /api/transactions/charges": read("charge-cards") });
    const input = inputFor("cards", ["50000", "COP"], { customer });
    await operations.createPayment?.(context, input);
    expect(JSON.parse(calls[1]?.body ?? "")).toMatchObject({
      customer_id: "cus_1",
      customer: {
        email: "ana@example.com",
        first_name: "Ana",
        last_name: "Ruiz Soto",
        document_type: "CC",
        document_number: "1020304050",
      },
      order: { reference: input.transactionId, description: "Order 1001" },
    });
  });

  it("sends nothing of the sort elsewhere", async () => {
    const { context, calls } = openFake({ "POST /api/transactions/charges": read("charge-cards") });
    await operations.createPayment?.(context, inputFor("cards", ["500", "MXN"], { country: "MX" }));
    expect(JSON.parse(calls[1]?.body ?? "")).not.toHaveProperty("customer");
    expect(JSON.parse(calls[1]?.body ?? "")).not.toHaveProperty("order");
  });

  it("says what an answer has and lacks beside its documents, and takes it all the same", async () => {
    const body = {
      status: "Success",
      data: {
        reference: "IP1",
        urlCheckout: "https://link.88pay.io/IP1",
        amount: 50000,
        loyalty: 3,
        status: "QUEUED",
      },
    };
    const { context } = openFake({ "POST /api/transactions/charges": { body } });
    expect(await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]))).toMatchObject({
      value: {
        fact: {
          status: "processing",
          drift: [
            { kind: "new_field", where: "charge", name: "loyalty" },
            { kind: "missing_field", where: "charge", name: "currency" },
            { kind: "status", where: "transaction", name: "QUEUED" },
          ],
        },
      },
    });
  });

  it.each(["charge-cards", "charge-bank", "charge-usdt"])(
    "finds nothing new in a documented answer (%s)",
    async (name) => {
      const { context } = openFake({ "POST /api/transactions/charges": read(name) });
      const created = await operations.createPayment?.(context, inputFor("cards", ["50000", "COP"]));
      expect(created?.ok && created.value.fact).not.toHaveProperty("drift");
    },
  );
});
