import { createHmac } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { startSandbox } from "#sandbox/start.ts";
import { listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";

const account = sandboxAccounts.gateway;
const bearer = { authorization: `Bearer ${account.apiKey}` };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let hook: Awaited<ReturnType<typeof listenForWebhooks>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  hook = await listenForWebhooks();
  await sandbox.control("webhooks", { provider: "gateway", url: hook.url });
});
afterEach(async () => {
  await sandbox.close();
  await hook.close();
});

const create = (path = "payments", change: object = {}, headers: Record<string, string> = bearer) =>
  sandbox.call("POST", `/gateway/v1/${path}`, headers, {
    amount: 9900,
    currency: "usd",
    reference: "INV-1",
    return_url: "https://shop.example/back",
    ...change,
  });

const typed = (type: string) => hook.until((one) => one.body.includes(`"type":"${type}"`));
const payByCard = async (url: unknown, number: string) =>
  sandbox.press(String(url), { action: "card", card_number: number, card_code: "123" });

test("a card payment succeeds on the hosted page, once, with a bare signature", async () => {
  const { status, body } = await create();
  expect(status).toBe(201);
  expect(await payByCard(body.checkout_url, "4242 4242 4242 4242")).toContain("Payment completed");
  expect(await payByCard(body.checkout_url, "4000 0000 0000 0002")).toContain("Payment completed");
  const message = await typed("payment.succeeded");
  const expected = createHmac("sha256", account.webhookSecret).update(message.body).digest("hex");
  expect(message.headers["x-signature"]).toBe(expected);
  expect(JSON.parse(message.body).data.object).toMatchObject({
    id: body.id,
    status: "succeeded",
    amount: 9900,
    currency: "USD",
    card: { brand: "visa", last4: "4242" },
  });
  expect(hook.received).toHaveLength(1);
  const balance = await sandbox.call("GET", "/gateway/v1/balance", { "x-api-key": account.apiKey });
  expect(balance.body.balances).toEqual([{ currency: "USD", available: 0, pending: 9900 }]);
  await sandbox.control("advance", { ms: 2 * 86_400_000 });
  const later = await sandbox.call("GET", "/gateway/v1/balance", bearer);
  expect(later.body.balances).toEqual([{ currency: "USD", available: 9900, pending: 0 }]);
});

test("test cards decline, ask the bank, and unknown numbers are refused", async () => {
  const outcomes: [string, string][] = [
    ["4000000000000002", "card declined"],
    ["4000000000009995", "insufficient funds"],
    ["4000000000000341", "card declined after attach"],
    ["5555555555554444", "not a test card"],
  ];
  for (const [number, text] of outcomes) {
    const { body } = await create();
    expect(await payByCard(body.checkout_url, number)).toContain(text);
  }
  const { body } = await create();
  expect(await payByCard(body.checkout_url, "4000 0027 6000 3184")).toContain("Your bank asks");
  expect(await sandbox.press(String(body.checkout_url), { action: "pay" })).toContain("Payment completed");
  await typed("payment.failed");
  expect((await create("charges", { source: "tok_decline" })).status).toBe(402);
  expect((await create("charges", { source: "tok_success" })).body.status).toBe("succeeded");
});

test("walking away leaves the payment open, and it expires", async () => {
  const { body } = await create();
  expect(await sandbox.press(String(body.checkout_url), { action: "leave" })).toContain(
    "You left without paying",
  );
  expect(hook.received).toHaveLength(0);
  await sandbox.control("advance", { ms: 86_400_001 });
  await typed("payment.expired");
});

test("the idempotency key works from header and body", async () => {
  const inHeader = { ...bearer, "idempotency-key": "key-1" };
  const first = await create("payments", {}, inHeader);
  expect((await create("payments", {}, inHeader)).body.id).toBe(first.body.id);
  expect((await create("payments", { amount: 1 }, inHeader)).status).toBe(409);
  const inBody = await create("payments", { idempotency_key: "key-2" });
  expect((await create("payments", { idempotency_key: "key-2" })).body.id).toBe(inBody.body.id);
  expect((await create("payments", { amount: 9.5 })).status).toBe(400);
  expect((await create("payments", {}, {})).status).toBe(401);
});

test("client credentials give an access token", async () => {
  const form = {
    grant_type: "client_credentials",
    client_id: account.clientId,
    client_secret: account.clientSecret,
  };
  const response = await fetch(`${sandbox.url}/gateway/oauth/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const { access_token } = JSON.parse(await response.text());
  expect((await create("payments", {}, { authorization: `Bearer ${access_token}` })).status).toBe(201);
});

test("refunds are asynchronous, partial or full, and can fail", async () => {
  const { body } = await create();
  await payByCard(body.checkout_url, "4242424242424242");
  const refund = (change: object) =>
    sandbox.call("POST", "/gateway/v1/refunds", bearer, { charge: body.id, ...change });
  expect((await refund({ amount: 900 })).body.status).toBe("pending");
  expect((await refund({ amount: 9900 })).status).toBe(422);
  await typed("refund.completed");
  const part = await sandbox.call("GET", `/gateway/v1/payments/${body.id}`, bearer);
  expect(part.body).toMatchObject({ status: "partially_refunded", amount_refunded: 900 });
  await sandbox.control("settings", { provider: "gateway", refunds: "fail" });
  await refund({});
  await typed("refund.failed");
  await sandbox.control("act", { provider: "gateway", id: body.id, action: "dispute" });
  await typed("dispute.opened");
});

test("a crypto invoice is detected, completed and settled as separate events; a payout follows", async () => {
  const { body } = await create("invoices");
  await sandbox.press(String(body.checkout_url), { action: "underpay", asset: "BTC" });
  await typed("invoice.underpaid");
  await sandbox.press(String(body.checkout_url), { action: "pay", asset: "BTC" });
  for (const type of ["invoice.created", "payment.detected", "payment.completed", "payment.settled"])
    await typed(type);
  const payout = { amount: 5000, currency: "USD", destination: "acc_1" };
  expect(
    (await sandbox.call("POST", "/gateway/v1/payouts", bearer, { ...payout, amount: 10_000 })).status,
  ).toBe(422);
  await sandbox.call("POST", "/gateway/v1/payouts", bearer, payout);
  await typed("payout.paid");
});

test("the card number never reaches the data file, and the file survives a restart", async () => {
  const dataFile = join(tmpdir(), `sandbox-${process.pid}-${Date.now()}.json`);
  const first = await startSandbox({ port: 0, quiet: true, dataFile });
  const created = await sandbox.call("POST", `${first.url}/gateway/v1/payments`, bearer, {
    amount: 100,
    currency: "EUR",
  });
  await payByCard(created.body.checkout_url, "4000002760003184");
  await first.close();
  const text = await readFile(dataFile, "utf8");
  expect(text).toContain('"last4":"3184"');
  expect(text).not.toContain("4000002760003184");
  const second = await startSandbox({ port: 0, quiet: true, dataFile });
  const read = await sandbox.call("GET", `${second.url}/gateway/v1/payments/${created.body.id}`, bearer);
  expect(read.body.status).toBe("requires_action");
  await second.close();
  await rm(dataFile);
});
