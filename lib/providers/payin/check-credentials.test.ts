import { describe, expect, it } from "vitest";
import { payin } from "./index.ts";
import { fakePayin } from "./testing/open-payin.ts";

const { operations } = payin;

describe("checkCredentials", () => {
  const orders = { body: { success: true, data: { orders: [], pagination: {} } } };

  it("asks health, key and address pool", async () => {
    const { context } = fakePayin({
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
    const { context } = fakePayin({ "GET /api/v1/orders": orders });
    expect(await operations.checkCredentials(context)).toEqual({
      ok: true,
      value: { account: "PayIn testnet" },
    });
  });

  it("tells a bad key", async () => {
    const { context } = fakePayin({
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
