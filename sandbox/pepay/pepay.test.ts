import { createHmac, randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";
import { pepaySignature } from "./signature.ts";

const { apiKey, webhookSecret } = sandboxAccounts.pepay;
const keys = { "x-api-key": apiKey };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let hook: Awaited<ReturnType<typeof listenForWebhooks>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  hook = await listenForWebhooks();
  await sandbox.control("webhooks", { provider: "pepay", url: hook.url });
});
afterEach(async () => {
  await sandbox.close();
  await hook.close();
});

const create = (body: object = {}, key: string | null = randomUUID()) =>
  sandbox.call(
    "POST",
    "/pepay/api/v1/invoices",
    { ...keys, ...(key && { "idempotency-key": key }) },
    { amount_usd: 49.99, description: "Order 1", payment_return_url: "https://shop.example/back", ...body },
  );

const read = async (id: unknown, query = "") =>
  (await sandbox.call("GET", `/pepay/api/v1/invoices/${id}${query}`, keys)).body;

test("the signature matches the documented vector", () => {
  const body =
    '{"id":"evt_1700000002000-789","object":"event","type":"invoice.updated","created":1700000002,"data":{"object":{"object":"invoice","id":"inv_123","status":"paid"}}}';
  expect(pepaySignature("whsec_test_12345", body, 1_700_000_002_500)).toBe(
    "0c8471dcf668f050e946c807b5db62a08b03205c4861bb66fee088c21a0c7167",
  );
});

test("an invoice paid on its page is told with a signed event in usd_millis", async () => {
  const { status, body } = await create();
  expect(status).toBe(201);
  const page = await sandbox.press(String(body.payment_url), { action: "pay", token: "2" });
  expect(page).toContain("Payment completed");
  const message = await hook.until(
    (one) => one.headers["x-pepay-event"] === "invoice.updated" && one.body.includes('"paid"'),
  );
  const stamp = message.headers["x-pepay-timestamp"];
  const expected = createHmac("sha256", webhookSecret).update(`${stamp}.${message.body}`).digest("hex");
  expect(message.headers["x-pepay-signature"]).toBe(expected);
  expect(message.headers["x-pepay-signature-previous"]).toBeUndefined();
  const event = JSON.parse(message.body);
  expect(event.data.object).toMatchObject({ status: "paid", amount: 49990, amount_unit: "usd_millis" });
  expect(event.data.previous_attributes.status).toBe("unpaid");
  expect(await read(body.invoice_id, "?expand=latest_payment")).toMatchObject({
    status: "paid",
    amount_paid_decimal: "49.990",
    latest_payment: { status: "confirmed", network: "base" },
  });
  const events = await sandbox.call("GET", "/pepay/api/v1/events?type=invoice.*&limit=1", keys);
  expect(jsonObject.parse(events.body.data)).toMatchObject({ object: "list", has_more: true });
  await hook.until((one) => one.body.includes('"settlement_status":"settled"'));
});

test("the idempotency key is required, a UUID v4, and bound to its body", async () => {
  expect((await create({}, null)).body).toMatchObject({ error: { code: "IDEMPOTENCY_KEY_MISSING" } });
  expect((await create({}, "order-1")).status).toBe(400);
  const key = randomUUID();
  const first = await create({}, key);
  expect((await create({}, key)).body.invoice_id).toBe(first.body.invoice_id);
  expect((await create({ amount_usd: 5 }, key)).status).toBe(409);
  expect((await create({ amount_usd: 0.001 })).body).toMatchObject({ error: { code: "VALIDATION_ERROR" } });
});

test("an underpaid invoice is locked to its token until the rest arrives", async () => {
  const { body } = await create();
  const session = jsonObject.parse(body.payment_session_headers);
  const headers = {
    "x-session-token": String(session["x-session-token"]),
    "x-signature": String(session["x-signature"]),
  };
  await sandbox.press(String(body.payment_url), { action: "underpay", token: "5" });
  expect(await read(body.invoice_id)).toMatchObject({ status: "underpaid", amount_remaining: 24995 });
  const details = await sandbox.call("GET", "/pepay/api/v1/payments/session-details", headers);
  expect(details.body).toMatchObject({ locked_network: "solana", locked_token_id: 5 });
  const quote = (network: string, tokenId: number) =>
    sandbox.call("POST", "/pepay/api/v1/payments/payment-addresses", headers, { network, tokenId });
  expect((await quote("base", 2)).status).toBe(400);
  expect((await quote("solana", 5)).body).toMatchObject({ estimated_token_amount: "0.156218750" });
  await sandbox.press(String(body.payment_url), { action: "pay" });
  expect(await read(body.invoice_id)).toMatchObject({ status: "paid", amount_remaining: 0 });
});

test("an invoice expires, and a rotated secret signs twice", async () => {
  await sandbox.control("settings", {
    provider: "pepay",
    webhookSecret: "whsec_new",
    previousWebhookSecret: webhookSecret,
  });
  await create({ expires_in: 60_000 });
  await sandbox.control("advance", { ms: 61_000 });
  const message = await hook.until((one) => one.body.includes('"expired"'));
  const stamp = message.headers["x-pepay-timestamp"];
  const sign = (secret: string) =>
    createHmac("sha256", secret).update(`${stamp}.${message.body}`).digest("hex");
  expect(message.headers["x-pepay-signature"]).toBe(sign("whsec_new"));
  expect(message.headers["x-pepay-signature-previous"]).toBe(sign(webhookSecret));
});

test("lists page by cursor and a hundred calls a minute are the limit", async () => {
  for (let count = 0; count < 3; count += 1) await create();
  const first = await sandbox.call("GET", "/pepay/api/v1/invoices?limit=2", keys);
  const list = JSON.parse(first.text);
  expect(list).toMatchObject({ object: "list", has_more: true });
  const next = await sandbox.call(
    "GET",
    `/pepay/api/v1/invoices?limit=2&starting_after=${list.data[1].id}`,
    keys,
  );
  expect(JSON.parse(next.text)).toMatchObject({ has_more: false, data: [{ object: "invoice" }] });
  let last = next;
  for (let count = 0; count < 100; count += 1)
    last = await sandbox.call("GET", "/pepay/api/v1/invoices/totals", keys);
  expect(last.status).toBe(429);
  expect(last.body.error_code).toBe("RATE_LIMIT_EXCEEDED");
  expect((await sandbox.call("GET", "/pepay/api/v1/invoices", { "x-api-key": "no" })).status).toBe(401);
});
