import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";

const bearer = { authorization: `Bearer ${sandboxAccounts.gateway.apiKey}` };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const createdAt = "2026-08-01T10:00:00.000Z";
const row = (id: string, status: string, change: object = {}) => ({
  id,
  status,
  amount: "120.50",
  currency: "EUR",
  createdAt,
  ...change,
});

test("imported history answers status reads and balances", async () => {
  const records = Array.from({ length: 3000 }, (_, index) =>
    row(`pay_${index}`, "succeeded", { completedAt: createdAt }),
  );
  const answer = await sandbox.control("import", { provider: "gateway", records });
  expect(answer.body).toEqual({ ok: true, imported: 3000 });
  const read = await sandbox.call("GET", "/gateway/v1/payments/pay_7", bearer);
  expect(read.body).toMatchObject({ status: "succeeded", amount: 12_050 });
  const balance = await sandbox.call("GET", "/gateway/v1/balance", bearer);
  expect(balance.body.balances).toEqual([{ currency: "EUR", available: 36_150_000, pending: 0 }]);
  const { apiKey } = sandboxAccounts.payin;
  await sandbox.control("import", {
    provider: "payin",
    records: [row("ord_1", "expired", { chainId: "tron-nile" })],
  });
  const order = await sandbox.call("GET", "/payin/api/v1/orders/ord_1", { "x-api-key": apiKey });
  expect(jsonObject.parse(order.body.data).status).toBe("expired");
  await sandbox.control("import", { provider: "pepay", records: [row("inv_1", "paid")] });
  await sandbox.control("import", {
    provider: "88pay",
    records: [row("IP1", "COMPLETED", { currency: "COP" })],
  });
  expect((await sandbox.call("GET", "/")).text).toContain("inv_1");
  expect(
    (await sandbox.control("import", { provider: "pepay", records: [row("x", "nonsense")] })).status,
  ).toBe(400);
});

test("faults lose, double and delay what a provider does", async () => {
  const hook = await listenForWebhooks();
  await sandbox.control("webhooks", { provider: "gateway", url: hook.url });
  const pay = async () => {
    const made = await sandbox.call("POST", "/gateway/v1/payments", bearer, { amount: 1, currency: "USD" });
    await sandbox.control("act", { provider: "gateway", id: made.body.id, action: "pay" });
  };
  await sandbox.control("faults", { provider: "gateway", webhooks: "drop" });
  await pay();
  await sandbox.control("faults", { provider: "gateway", webhooks: "duplicate" });
  await pay();
  await hook.until(() => hook.received.length === 2);
  expect(hook.received[0]?.body).toBe(hook.received[1]?.body);
  const { body } = await sandbox.call("GET", "/_control/deliveries?provider=gateway");
  expect(body.deliveries).toMatchObject([{ state: "dropped" }, {}, {}]);
  await sandbox.control("faults", { provider: "gateway", status: 429, latencyMs: 60 });
  const before = performance.now();
  const limited = await sandbox.call("GET", "/gateway/v1/balance", bearer);
  expect(limited.status).toBe(429);
  expect(limited.headers.get("retry-after")).toBe("30");
  expect(performance.now() - before).toBeGreaterThan(50);
  await sandbox.control("reset", { provider: "gateway" });
  expect((await sandbox.call("GET", "/gateway/v1/balance", bearer)).body.balances).toEqual([]);
  expect((await sandbox.control("faults", { provider: "gateway", nonsense: 1 })).status).toBe(400);
  await hook.close();
});

test("a lost answer still did its work", async () => {
  await sandbox.control("faults", { provider: "gateway", status: 504, statusWhen: "after" });
  const made = await sandbox.call("POST", "/gateway/v1/payments", bearer, { amount: 1, currency: "USD" });
  expect(made.status).toBe(504);
  await sandbox.control("faults", { provider: "gateway", status: null });
  const list = await sandbox.call("GET", "/gateway/v1/payments", bearer);
  expect(list.body.data).toHaveLength(1);
});
