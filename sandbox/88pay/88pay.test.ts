import { createDecipheriv, createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject } from "#sandbox/testing.ts";
import { keys, openMerchant } from "./testing.ts";

const account = sandboxAccounts["88pay"];
let merchant: Awaited<ReturnType<typeof openMerchant>>;

beforeEach(async () => {
  merchant = await openMerchant();
});
afterEach(() => merchant.close());

function decrypt(token: string): Record<string, unknown> {
  const bytes = Buffer.from(token, "base64");
  const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();
  const seed = Buffer.concat([Buffer.from(account.merchantSecret), bytes.subarray(8, 16)]);
  const one = md5(seed);
  const two = md5(one, seed);
  const decipher = createDecipheriv("aes-256-cbc", Buffer.concat([one, two]), md5(two, seed));
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
  return jsonObject.parse(JSON.parse(plain.toString("utf8")));
}

test("a card charge paid on the hosted page is told with an encrypted bearer", async () => {
  const headers = await merchant.session();
  const created = await merchant.charge(headers);
  const data = jsonObject.parse(created.body.data);
  expect(created.body.message).toBe("Method processed");
  expect(created.text).toContain('"amount":50000.5');
  const page = await merchant.sandbox.press(String(data.urlCheckout), { action: "pay" });
  expect(page).toContain("Payment completed");
  expect(page).toContain("https://shop.example/back");
  await merchant.sandbox.press(String(data.urlCheckout), { action: "pay" });
  const message = await merchant.hook.until(() => true);
  const body = jsonObject.parse(JSON.parse(message.body));
  expect(body).toMatchObject({
    transaction_status: "COMPLETED",
    transaction_amount: "50000.5",
    transaction_id: headers["x-session-id"],
    transaction_reference: data.reference,
    transaction_payment_method: "CREDIT_CARD",
  });
  const proof = decrypt((message.headers.authorization ?? "").replace("Bearer ", ""));
  expect(proof.transaction_id).toBe(body.transaction_id);
  expect(proof.transaction_amount).toBe(body.transaction_amount);
  expect(Math.abs(Date.now() - Number(proof.ts))).toBeLessThan(5000);
  const read = await merchant.sandbox.call("GET", `/88pay/api/transactions/${data.reference}`, headers);
  expect(jsonObject.parse(read.body.data).status).toBe("COMPLETED");
  const balance = await merchant.sandbox.call("POST", `/88pay/api/balance?id=${account.merchantId}`, headers);
  expect(balance.text).toContain('"total_payin":"50000.50"');
  expect(balance.text).toContain('"net_balance":50000.5');
  expect(merchant.hook.received).toHaveLength(1);
});

test("declined and expired charges are both rejected", async () => {
  const headers = await merchant.session();
  const one = jsonObject.parse((await merchant.charge(headers)).body.data);
  const page = await merchant.sandbox.press(String(one.urlCheckout), {
    action: "decline",
    reason: "Insufficient funds",
  });
  expect(page).toContain("Insufficient funds");
  const cash = { method_code: "CASH", method_category: "CASH", return_url: undefined };
  const two = jsonObject.parse((await merchant.charge(headers, cash)).body.data);
  expect(two.payment_code).toMatch(/^88PAY\d{9}$/);
  await merchant.sandbox.control("advance", { ms: 73 * 3_600_000 });
  const expired = await merchant.hook.until((message) => message.body.includes(String(two.reference)));
  expect(JSON.parse(expired.body).transaction_status).toBe("REJECTED");
});

test("business rules answer 422 and wrong shapes 400", async () => {
  const headers = await merchant.session();
  expect((await merchant.charge(headers, { amount: 4999 })).status).toBe(422);
  expect(
    (await merchant.charge(headers, { method_code: "NEQUI", method_category: "WALLET", amount: 3_000_001 }))
      .status,
  ).toBe(422);
  expect((await merchant.charge(headers, { method_code: "SPEI", method_category: "BANK" })).status).toBe(422);
  expect((await merchant.charge(headers, { amount: "50000" })).status).toBe(400);
  expect((await merchant.charge(headers, { method_category: "WALLET" })).body).toMatchObject({
    status: "Error",
    code: 400,
  });
  expect((await merchant.charge({ ...headers, "x-session-id": "sess_other" })).status).toBe(401);
});

test("tokens live sixty seconds and are limited to ten a minute", async () => {
  const headers = await merchant.session();
  await merchant.sandbox.control("advance", { ms: 60_000 });
  expect((await merchant.charge(headers)).status).toBe(401);
  const answers = [];
  for (let count = 0; count < 11; count += 1)
    answers.push(await merchant.sandbox.call("POST", "/88pay/api/auth/token", keys));
  expect(answers[9]?.status).toBe(200);
  expect(answers[9]?.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(answers[10]?.status).toBe(429);
  expect(answers[10]?.headers.get("retry-after")).toBe("60");
  expect(answers[10]?.body.retry_after).toBe(60);
  await merchant.sandbox.control("faults", { provider: "88pay", tokenLimits: false });
  expect((await merchant.sandbox.call("POST", "/88pay/api/auth/token", keys)).status).toBe(200);
});

test("tokens are limited to a hundred an hour, and every answer counts down", async () => {
  for (let minute = 0; minute < 10; minute += 1) {
    for (let count = 0; count < 10; count += 1)
      expect((await merchant.sandbox.call("POST", "/88pay/api/auth/token", keys)).status).toBe(200);
    await merchant.sandbox.control("advance", { ms: 60_000 });
  }
  const refused = await merchant.sandbox.call("POST", "/88pay/api/auth/token", keys);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("x-ratelimit-limit")).toBe("100");
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(Number(refused.headers.get("x-ratelimit-reset"))).toBeGreaterThan(1_700_000_000);
});

test("calls are limited to sixty a minute", async () => {
  const headers = await merchant.session();
  for (let count = 0; count < 60; count += 1)
    expect((await merchant.sandbox.call("GET", "/88pay/api/transactions/none", headers)).status).toBe(404);
  expect((await merchant.sandbox.call("GET", "/88pay/api/transactions/none", headers)).body).toMatchObject({
    status: "Error",
    code: 429,
    retry_after: 60,
  });
});

test("USDT completes after its confirmation, once", async () => {
  const headers = await merchant.session();
  const crypto = { method_code: "USDT", method_category: "CRYPTO", currency: "USDT", amount: 12.5 };
  const data = jsonObject.parse((await merchant.charge(headers, crypto)).body.data);
  expect(String(data.deposit_address)).toMatch(/^T[1-9A-Za-z]{33}$/);
  expect((await fetch(String(data.qr_code_url))).headers.get("content-type")).toBe("image/png");
  await merchant.sandbox.control("act", { provider: "88pay", id: data.reference, action: "pay" });
  const again = await merchant.sandbox.control("act", {
    provider: "88pay",
    id: data.reference,
    action: "pay",
  });
  expect(again.body.changed).toBe(false);
  await merchant.hook.until((message) => message.body.includes("COMPLETED"));
});
