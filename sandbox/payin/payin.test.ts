import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";
import { bareSignature, timestampedSignature } from "./signature.ts";

const { apiKey, webhookSecret } = sandboxAccounts.payin;
const bearer = { authorization: `Bearer ${apiKey}` };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let hook: Awaited<ReturnType<typeof listenForWebhooks>>;

async function begin(answers: number[] = []) {
  hook = await listenForWebhooks(answers);
  await sandbox.control("webhooks", { provider: "payin", url: hook.url });
}

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.close();
  await hook.close();
});

const order = (change: object = {}, headers: Record<string, string> = bearer) =>
  sandbox.call("POST", "/payin/api/v1/orders", headers, {
    orderReference: "order_123",
    amount: "49.99",
    currency: "USDT",
    chainId: "ethereum-sepolia",
    successUrl: "https://shop.example/ok",
    ...change,
  });

test("signatures match the documented vectors", async () => {
  await begin();
  const body =
    '{"id":"evt_order_completed_ord_123","type":"order.completed","created_at":"2025-01-28T12:34:56Z","data":{"orderId":"ord_123","status":"completed","amount":"100","currency":"USDT"}}';
  expect(bareSignature("whsec_test_12345", body)).toBe(
    "4d36a1ed71e350819233587db3cdaaa44eb1522ecf474081e021abaa2323a5ba",
  );
  expect(timestampedSignature("whsec_test_12345", body, 1_738_067_696)).toBe(
    "t=1738067696,v1=fa5a5072d4c7acc30321947090ff77546ae2a215610492308ca1fa4848aee1ce",
  );
});

test("an order paid on its page is detected, then completed", async () => {
  await begin();
  const created = await order();
  expect(created.status).toBe(201);
  const data = jsonObject.parse(created.body.data);
  const page = await sandbox.press(String(data.paymentUrl), { action: "pay" });
  expect(page).toContain("Payment completed");
  expect(page).toContain("https://shop.example/ok?order_reference=order_123&amp;status=completed");
  const message = await hook.until((one) => one.headers["x-payin-event-type"] === "order.completed");
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(message.headers["x-payin-signature"])) ?? [];
  expect(v1).toBe(createHmac("sha256", webhookSecret).update(`${t}.${message.body}`).digest("hex"));
  const event = JSON.parse(message.body);
  expect(event.id).toBe(`evt_order_completed_${data.orderId}`);
  expect(event.data).toMatchObject({
    order_reference: "order_123",
    amount: "49.99",
    chain_id: "ethereum-sepolia",
  });
  await hook.until((one) => one.headers["x-payin-event-type"] === "transfer.detected");
  const read = await sandbox.call("GET", `/payin/api/v1/orders/${data.orderId}`, { "x-api-key": apiKey });
  expect(jsonObject.parse(read.body.data)).toMatchObject({ status: "completed" });
});

test("the older signature and spelling can be switched on", async () => {
  await begin();
  await sandbox.control("settings", { provider: "payin", signatureForm: "bare", spelling: "camel" });
  const data = jsonObject.parse((await order()).body.data);
  await sandbox.control("act", { provider: "payin", id: "order_123", action: "pay" });
  const message = await hook.until((one) => one.body.includes('"order.completed"'));
  const expected = createHmac("sha256", webhookSecret).update(message.body).digest("hex");
  expect(message.headers["x-payin-signature"]).toBe(expected);
  expect(JSON.parse(message.body).data).toMatchObject({ orderId: data.orderId, status: "completed" });
});

test("part payments wait, the rest completes, and window plus grace expire an order", async () => {
  await begin();
  const first = jsonObject.parse((await order()).body.data);
  const page = await sandbox.press(String(first.paymentUrl), { action: "underpay" });
  expect(page).toContain("Not enough yet");
  await sandbox.press(String(first.paymentUrl), { action: "pay" });
  await hook.until((one) => one.headers["x-payin-event-id"] === `evt_order_completed_${first.orderId}`);
  const second = jsonObject.parse((await order({ orderReference: "order_2" })).body.data);
  await sandbox.control("advance", { ms: 14 * 60_000 });
  await sandbox.control("advance", { ms: 61_000 });
  await hook.until((one) => one.headers["x-payin-event-id"] === `evt_order_expired_${second.orderId}`);
});

test("refusals carry the documented names", async () => {
  await begin();
  expect((await order({}, {})).body).toMatchObject({ success: false, error: "Unauthorized" });
  expect((await order({ amount: 10 })).body.code).toBe("ORDER_AMOUNT_FORMAT_INVALID");
  expect((await order({ chainId: undefined })).body.message).toBe("Required fields: chainId");
  expect((await order({ currency: "USDC", chainId: "tron-nile" })).body.code).toBe(
    "INVALID_CHAIN_TOKEN_COMBINATION",
  );
  const first = jsonObject.parse((await order({}, { ...bearer, "idempotency-key": "k1" })).body.data);
  const again = await order({}, { ...bearer, "idempotency-key": "k1" });
  expect(jsonObject.parse(again.body.data).orderId).toBe(first.orderId);
  expect((await order({ amount: "5" }, { ...bearer, "idempotency-key": "k1" })).status).toBe(409);
  expect((await order()).body.existingOrderId).toBe(first.orderId);
  await sandbox.control("settings", { provider: "payin", poolSize: 1 });
  expect((await order({ orderReference: "x" })).body).toMatchObject({ code: "ADDRESS_POOL_EXHAUSTED" });
  expect((await sandbox.call("GET", "/payin/api/v1/orders/nope", bearer)).body.code).toBe("ORDER_ID_INVALID");
});

test("a 500 is tried again, a 401 loses the event until it is resent", async () => {
  await begin([500, 503]);
  await order();
  await hook.until(() => hook.received.length === 3);
  const ids = hook.received.map((one) => one.headers["x-payin-event-id"]);
  expect(new Set(ids).size).toBe(1);
  await hook.close();
  await begin([401]);
  await order({ orderReference: "other" });
  await hook.until(() => true);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(hook.received).toHaveLength(1);
  const logs = await sandbox.call("GET", "/payin/api/v1/notifications/logs?status=failed", bearer);
  const [log] = JSON.parse(logs.text).data;
  await sandbox.call("POST", `/payin/api/v1/notifications/logs/${log.id}/retry`, bearer);
  await hook.until(() => hook.received.length === 2);
});

test("deposits go from pending to completed with one transaction hash", async () => {
  await begin();
  const bound = await sandbox.call("POST", "/payin/api/v1/deposits/bind", bearer, {
    depositReference: "player_1",
    protocol: "evm",
  });
  const data = jsonObject.parse(bound.body.data);
  await sandbox.press(String(data.url), { amount: "25", pair: "USDC polygon-amoy" });
  const types = ["deposit.pending", "deposit.confirmed", "deposit.completed"];
  const seen = await Promise.all(types.map((type) => hook.until((one) => one.body.includes(`"${type}"`))));
  expect(new Set(seen.map((one) => JSON.parse(one.body).data.tx_hash)).size).toBe(1);
  const read = await sandbox.call("GET", "/payin/api/v1/deposits/references/player_1", bearer);
  expect(jsonObject.parse(read.body.data)).toMatchObject({ totalDeposits: 1, totalAmount: "25" });
});

test("a payment link is drafted, published, paid and sold out", async () => {
  await begin();
  const created = await sandbox.call("POST", "/payin/api/v1/payment-links", bearer, {
    title: "Web design",
    amount: "2500",
    currencies: [{ currency: "USDT", chainId: "ethereum-sepolia" }],
    inventoryTotal: 1,
  });
  const link = jsonObject.parse(created.body.data);
  expect(link).toMatchObject({ status: "draft", url: null });
  expect((await fetch(String(link.checkoutUrl))).status).toBe(404);
  await sandbox.call("POST", `/payin/api/v1/payment-links/${link.id}/publish`, bearer);
  const buyer = { email: "buyer@example.com", pair: "USDT ethereum-sepolia" };
  expect(await sandbox.press(String(link.checkoutUrl), buyer)).toContain("Send exact amount");
  expect(await sandbox.press(String(link.checkoutUrl), buyer)).toContain("sold out");
  const orders = await sandbox.call("GET", `/payin/api/v1/payment-links/${link.id}/orders`, bearer);
  expect(JSON.parse(orders.text).data).toHaveLength(1);
});
