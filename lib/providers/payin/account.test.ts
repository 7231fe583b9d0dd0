import { describe, expect, it } from "vitest";
import { payin } from "./index.ts";
import { answered, fakePayin } from "./testing/open-payin.ts";

const { operations } = payin;

describe("address pools", () => {
  it.each([
    ["a list", "status", { protocols: [{ protocol: "EVM", available: 90, total: 100 }] }],
    ["pools by protocol", "availability", { evm: { available: 90, total: 100 } }],
    ["the other spelling", "availability", { evm: { available_count: "90", total_count: "100" } }],
    ["one of several names", "summary", [{ protocol: "evm", availableAddresses: 90, totalAddresses: 100 }]],
  ])("are read as %s at /%s", async (_what, path, data) => {
    const { context } = fakePayin({
      [`GET /api/v1/address-pool/${path}`]: { body: { success: true, data } },
    });
    expect(await answered(operations.listAddressPools?.(context))).toEqual([
      { protocol: "evm", available: 90, total: 100 },
    ]);
  });

  it("are one where PayIn does not tell families apart", async () => {
    const { context } = fakePayin({ "GET /api/v1/address-pool/status": { body: { available: 7 } } });
    expect(await answered(operations.listAddressPools?.(context))).toEqual([
      { protocol: "all", available: 7, total: null },
    ]);
  });

  it("are not made up from an answer that names none", async () => {
    const { context } = fakePayin({
      "GET /api/v1/address-pool/status": { body: { success: true, data: {} } },
    });
    expect(await operations.listAddressPools?.(context)).toMatchObject({
      error: { code: "unexpected_response", effect: "not_applied" },
    });
  });
});

describe("tokens", () => {
  it("are those of the connection's networks, closed where the pool is empty", async () => {
    const { context } = fakePayin({
      "GET /api/v1/address-pool/status": {
        body: { evm: { available: 3 }, tron: { available: 0 }, solana: { available: 1 } },
      },
    });
    const tokens = await answered(operations.listTokens?.(context));
    expect(tokens.find(({ id }) => id === "usdc-polygon-amoy")).toEqual({
      id: "usdc-polygon-amoy",
      symbol: "USDC",
      network: "Polygon Amoy",
      confirmations: 10,
      enabled: true,
    });
    expect(tokens.find(({ id }) => id === "usdt-tron-nile")).toMatchObject({
      enabled: false,
      unavailable: expect.stringContaining("Import more addresses"),
    });
    expect(tokens.filter(({ id }) => id.endsWith("-mainnet"))).toEqual([]);
    expect(tokens.find(({ symbol }) => symbol === "DAI")).toMatchObject({ enabled: false });
  });

  it("are told without a pool, but not to a wrong key", async () => {
    const live = await answered(operations.listTokens?.(fakePayin({}, { mode: "live" }).context));
    expect(live.find(({ id }) => id === "usdt-polygon-mainnet")).toMatchObject({
      confirmations: 128,
      enabled: true,
    });
    const { context } = fakePayin({ "GET /api/v1/address-pool/status": { status: 401, body: {} } });
    expect(await operations.listTokens?.(context)).toMatchObject({ error: { code: "credentials_rejected" } });
  });
});

describe("health", () => {
  it("is asked at the host, without the key", async () => {
    const { context, calls } = fakePayin({
      "GET /health": { body: { status: "healthy", version: "0.1.0" } },
    });
    expect(await answered(operations.checkHealth?.(context))).toEqual({ version: "0.1.0" });
    expect(calls[0]?.headers.has("authorization")).toBe(false);
  });

  it("is told when it is bad", async () => {
    const { context } = fakePayin({ "GET /health": { body: { status: "degraded" } } });
    expect(await operations.checkHealth?.(context)).toMatchObject({ error: { code: "unavailable" } });
  });
});
