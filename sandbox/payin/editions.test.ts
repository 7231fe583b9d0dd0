import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, startTestSandbox } from "#sandbox/testing.ts";

const key = { "x-api-key": sandboxAccounts.payin.apiKey };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const set = (switches: object) => sandbox.control("settings", { provider: "payin", ...switches });
const call = (method: string, path: string, body?: unknown) =>
  sandbox.call(method, `/payin/api/v1${path}`, key, body);
const order = (orderReference = "order_1") =>
  call("POST", "/orders", { orderReference, amount: "1", currency: "USDC", chainId: "polygon-amoy" });

describe("PayIn's three documents", () => {
  test.each([
    ["guide", 503, { success: false, error: "InsufficientAddresses", message: expect.any(String) }],
    ["reference", 503, { error: "InsufficientAddresses", code: "NO_AVAILABLE_ADDRESSES", statusCode: 503 }],
    ["server", 409, { success: false, code: "ADDRESS_POOL_EXHAUSTED", suggestions: [] }],
  ])("refuse an empty pool as the %s does", async (errors, status, body) => {
    await set({ errors, poolSize: 0 });
    const answer = await order();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(body);
    expect("code" in answer.body).toBe(errors !== "guide");
  });

  test.each([
    ["guide", 409, undefined],
    ["reference", 409, "DUPLICATE_ORDER_REFERENCE"],
    ["server", 500, "ORDER_CREATION_FAILED"],
  ])("refuse a second order of one reference as the %s does", async (errors, status, code) => {
    await set({ errors });
    await order();
    const again = await order();
    expect([again.status, again.body.code]).toEqual([status, code]);
  });

  test.each([
    ["guide", "/orders/by-reference/order_1", 404],
    ["reference", "/orders/by-reference/order_1", 200],
    ["server", "/orders/by-reference/order_1", 404],
    ["guide", "/transfers", 404],
    ["server", "/transfers", 200],
    ["reference", "/address-pool/status", 200],
    ["server", "/address-pool/status", 404],
    ["server", "/address-pool/availability", 200],
    ["reference", "/webhooks/endpoints", 200],
    ["server", "/webhooks/endpoints", 404],
    ["server", "/notifications/endpoints", 200],
    ["guide", "/notifications/logs", 404],
    ["all", "/notifications/statistics", 200],
  ])("have or lack a page: %s, %s", async (edition, path, status) => {
    await order();
    await set({ edition });
    expect((await call("GET", path)).status).toBe(status);
  });

  test("list addresses under /deposits in the server's reading, transfers in the others", async () => {
    await call("POST", "/deposits/bind", { depositReference: "p", protocol: "evm" });
    const rows = async () => JSON.parse((await call("GET", "/deposits")).text).data;
    expect(await rows()).toEqual([]);
    await set({ edition: "server" });
    expect(await rows()).toMatchObject([{ depositReference: "p", monitoredChains: expect.any(Array) }]);
  });

  test("answer bare or wrapped, in camelCase or in snake_case", async () => {
    await set({ envelope: "bare", answerSpelling: "snake" });
    expect((await order()).body).toMatchObject({ order_reference: "order_1", chain_id: "polygon-amoy" });
    const list = (await call("GET", "/orders")).body;
    expect(Object.keys(list).sort()).toEqual(["data", "pagination"]);
    await set({ envelope: "wrapped", listShape: "nested" });
    const wrapped = await call("GET", "/orders");
    expect(jsonObject.parse(wrapped.body.data).orders).toHaveLength(1);
  });
});

test("imported addresses fill an empty pool, and an unbound one cools down first", async () => {
  await set({ poolSize: 1 });
  const bind = (depositReference: string) =>
    call("POST", "/deposits/bind", { depositReference, protocol: "evm" });
  const first = jsonObject.parse((await bind("a")).body.data);
  await call("POST", "/deposits/unbind", { depositReference: "a" });
  expect((await bind("b")).body.code).toBe("ADDRESS_POOL_EXHAUSTED");
  await call("POST", "/address-pool/import", { addresses: ["0x01"] });
  const second = jsonObject.parse((await bind("b")).body.data);
  expect(second.address).not.toBe(first.address);
  await sandbox.control("advance", { ms: 31 * 60_000 });
  const third = jsonObject.parse((await bind("c")).body.data);
  expect(third.address).toBe(first.address);
});
