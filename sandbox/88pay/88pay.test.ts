import { createDecipheriv, createHash, createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";

const account = sandboxAccounts["88pay"];
const keys = { "x-api-key": account.apiKey, "x-merchant-id": account.merchantId };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let hook: Awaited<ReturnType<typeof listenForWebhooks>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  hook = await listenForWebhooks();
});
afterEach(async () => {
  await sandbox.close();
  await hook.close();
});

async function session(): Promise<Record<string, string>> {
  const { body } = await sandbox.call("POST", "/88pay/api/auth/token", keys);
  const data = jsonObject.parse(body.data);
  return { authorization: `Bearer ${data.access_token}`, "x-session-id": String(data.session_id) };
}

function chargeBody(change: object = {}) {
  return {
    flow: "PAYIN",
    method_code: "CARDS",
    method_category: "CARD",
    amount: 50000.5,
    currency: "COP",
    country: "COL",
    description: "Order 1",
    customer_id: "user_001",
    notification_url: hook.url,
    return_url: "https://shop.example/back",
    ...change,
  };
}

const charge = async (headers: Record<string, string>, change: object = {}) =>
  sandbox.call("POST", "/88pay/api/transactions/charges", headers, chargeBody(change));

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
  const headers = await session();
  const created = await charge(headers);
  const data = jsonObject.parse(created.body.data);
  expect(created.body.message).toBe("Method processed");
  expect(created.text).toContain('"amount":50000.5');
  const page = await sandbox.press(String(data.urlCheckout), { action: "pay" });
  expect(page).toContain("Payment completed");
  expect(page).toContain("https://shop.example/back");
  await sandbox.press(String(data.urlCheckout), { action: "pay" });
  const message = await hook.until(() => true);
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
  const read = await sandbox.call("GET", `/88pay/api/transactions/${data.reference}`, headers);
  expect(jsonObject.parse(read.body.data).status).toBe("COMPLETED");
  const balance = await sandbox.call("POST", `/88pay/api/balance?id=${account.merchantId}`, headers);
  expect(balance.text).toContain('"total_payin":"50000.50"');
  expect(balance.text).toContain('"net_balance":50000.5');
  expect(hook.received).toHaveLength(1);
});

test("declined and expired charges are both rejected", async () => {
  const headers = await session();
  const one = jsonObject.parse((await charge(headers)).body.data);
  const page = await sandbox.press(String(one.urlCheckout), {
    action: "decline",
    reason: "Insufficient funds",
  });
  expect(page).toContain("Insufficient funds");
  const cash = { method_code: "CASH", method_category: "CASH", return_url: undefined };
  const two = jsonObject.parse((await charge(headers, cash)).body.data);
  expect(two.payment_code).toMatch(/^88PAY\d{9}$/);
  await sandbox.control("advance", { ms: 73 * 3_600_000 });
  const expired = await hook.until((message) => message.body.includes(String(two.reference)));
  expect(JSON.parse(expired.body).transaction_status).toBe("REJECTED");
});

test("business rules answer 422 and wrong shapes 400", async () => {
  const headers = await session();
  expect((await charge(headers, { amount: 4999 })).status).toBe(422);
  expect(
    (await charge(headers, { method_code: "NEQUI", method_category: "WALLET", amount: 3_000_001 })).status,
  ).toBe(422);
  expect((await charge(headers, { method_code: "SPEI", method_category: "BANK" })).status).toBe(422);
  expect((await charge(headers, { amount: "50000" })).status).toBe(400);
  expect((await charge(headers, { method_category: "WALLET" })).body).toMatchObject({
    status: "Error",
    code: 400,
  });
  expect((await charge({ ...headers, "x-session-id": "sess_other" })).status).toBe(401);
});

test("tokens live sixty seconds and are limited to ten a minute", async () => {
  const headers = await session();
  await sandbox.control("advance", { ms: 60_000 });
  expect((await charge(headers)).status).toBe(401);
  const answers = [];
  for (let count = 0; count < 11; count += 1)
    answers.push(await sandbox.call("POST", "/88pay/api/auth/token", keys));
  expect(answers[9]?.status).toBe(200);
  expect(answers[9]?.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(answers[10]?.status).toBe(429);
  expect(answers[10]?.headers.get("retry-after")).toBe("60");
  expect(answers[10]?.body.retry_after).toBe(60);
  await sandbox.control("faults", { provider: "88pay", tokenLimits: false });
  expect((await sandbox.call("POST", "/88pay/api/auth/token", keys)).status).toBe(200);
});

test("tokens are limited to a hundred an hour, and every answer counts down", async () => {
  for (let minute = 0; minute < 10; minute += 1) {
    for (let count = 0; count < 10; count += 1)
      expect((await sandbox.call("POST", "/88pay/api/auth/token", keys)).status).toBe(200);
    await sandbox.control("advance", { ms: 60_000 });
  }
  const refused = await sandbox.call("POST", "/88pay/api/auth/token", keys);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("x-ratelimit-limit")).toBe("100");
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(Number(refused.headers.get("x-ratelimit-reset"))).toBeGreaterThan(1_700_000_000);
});

test("calls are limited to sixty a minute", async () => {
  const headers = await session();
  for (let count = 0; count < 60; count += 1)
    expect((await sandbox.call("GET", "/88pay/api/transactions/none", headers)).status).toBe(404);
  expect((await sandbox.call("GET", "/88pay/api/transactions/none", headers)).body).toMatchObject({
    status: "Error",
    code: 429,
    retry_after: 60,
  });
});

const bank = {
  bank_name: "Bancolombia",
  account_number: "123456789012",
  account_type: "savings",
  holder_name: "Ana Ruiz",
  document_type: "CC",
  document_number: "1020304050",
};

async function payOut(headers: Record<string, string>, change: object = {}) {
  const order = {
    flow: "PAYOUT",
    method_code: "BANK_TRANSFER",
    method_category: "BANK",
    amount: 20000,
    bank_details: bank,
  };
  const path = "/88pay/api/transactions/cashout-bank-transfer";
  return sandbox.call("POST", path, headers, { ...chargeBody(order), return_url: undefined, ...change });
}

async function fund(headers: Record<string, string>) {
  const data = jsonObject.parse((await charge(headers)).body.data);
  await sandbox.control("act", { provider: "88pay", id: data.reference, action: "pay" });
}

test("a payout leaves the balance, and its end is told", async () => {
  const headers = await session();
  expect((await payOut(headers)).body.message).toBe("Insufficient balance: 0.00 COP available");
  await fund(headers);
  const created = await payOut(headers);
  expect(created.body.data).toMatchObject({ amount: 20000, currency: "COP", status: "PENDING" });
  const { reference } = jsonObject.parse(created.body.data);
  const told = await hook.until((message) => message.body.includes(String(reference)));
  expect(JSON.parse(told.body)).toMatchObject({
    transaction_status: "COMPLETED",
    transaction_amount: "20000",
  });
  const balance = await sandbox.call("POST", `/88pay/api/balance?id=${account.merchantId}`, headers);
  expect(balance.text).toContain('"total_payout":"20000.00"');
});

test.each([
  [{ cashouts: "fail" }, {}],
  [{ cashouts: "pay" }, { bank_details: { ...bank, account_number: "99990002" } }],
])("a payout comes back: %o %o", async (switches, change) => {
  await sandbox.control("settings", { provider: "88pay", ...switches, tellReasons: true });
  const headers = await session();
  await fund(headers);
  const { reference } = jsonObject.parse((await payOut(headers, change)).body.data);
  const told = await hook.until((message) => message.body.includes(String(reference)));
  expect(JSON.parse(told.body)).toMatchObject({
    transaction_status: "REJECTED",
    transaction_reason: "Account does not exist",
  });
});

test("a payout without its recipient's account or document is refused", async () => {
  const headers = await session();
  await fund(headers);
  const { document_number: _none, ...nobody } = bank;
  for (const bank_details of [undefined, nobody, { ...bank, account_type: "gold" }, { ...bank, extra: "x" }])
    expect((await payOut(headers, { bank_details })).status).toBe(400);
});

test("a suspended account gets no token, an address off the list gets nothing, a method can be missing", async () => {
  const headers = await session();
  await sandbox.control("settings", { provider: "88pay", account: "suspended" });
  expect((await sandbox.call("POST", "/88pay/api/auth/token", keys)).body).toMatchObject({
    status: "Error",
    code: 403,
  });
  expect((await charge(headers)).status).toBe(200);
  await sandbox.control("settings", { provider: "88pay", account: "not_whitelisted" });
  expect((await charge(headers)).status).toBe(403);
  await sandbox.control("settings", { provider: "88pay", account: "active", withoutMethod: "CARDS:COL" });
  expect((await charge(headers)).status).toBe(422);
  expect((await charge(headers, { country: "MEX", currency: "MXN" })).status).toBe(200);
});

test("a voucher is a PDF that leads to its counter", async () => {
  const headers = await session();
  const created = await charge(headers, {
    method_code: "CASH",
    method_category: "CASH",
    return_url: undefined,
  });
  const data = jsonObject.parse(created.body.data);
  const voucher = await fetch(String(data.voucher_url));
  expect(voucher.headers.get("content-type")).toBe("application/pdf");
  const text = await voucher.text();
  expect(text.startsWith("%PDF-1.4")).toBe(true);
  expect(text).toContain(String(data.payment_code));
  expect(text).toContain(`/88pay/checkout/${data.reference}`);
});

test("says only what is documented, in another form, over another network, where it is switched so", async () => {
  await sandbox.control("settings", {
    provider: "88pay",
    notification: "documented",
    answerForm: "bare",
    usdtNetwork: "ERC20",
    bearerScheme: "hmac",
  });
  const { body: token } = await sandbox.call("POST", "/88pay/api/auth/token", keys);
  const headers = { authorization: `Bearer ${token.access_token}`, "x-session-id": String(token.session_id) };
  const usdt = { method_code: "USDT", method_category: "CRYPTO", currency: "USDT", amount: 12.5 };
  const { body } = await charge(headers, usdt);
  expect(body).toMatchObject({
    network: "ERC20",
    deposit_address: expect.stringMatching(/^0x[0-9a-f]{40}$/),
  });
  await sandbox.control("act", { provider: "88pay", id: body.reference, action: "pay" });
  const message = await hook.until(() => true);
  expect(Object.keys(JSON.parse(message.body))).toEqual([
    "transaction_date",
    "transaction_status",
    "transaction_id",
    "transaction_amount",
    "transaction_payment_method",
  ]);
  const [payload = "", signature] = (message.headers.authorization ?? "").replace("Bearer ", "").split(".");
  expect(signature).toBe(createHmac("sha256", account.merchantSecret).update(payload).digest("hex"));
});

test("USDT completes after its confirmation, once", async () => {
  const headers = await session();
  const crypto = { method_code: "USDT", method_category: "CRYPTO", currency: "USDT", amount: 12.5 };
  const data = jsonObject.parse((await charge(headers, crypto)).body.data);
  expect(String(data.deposit_address)).toMatch(/^T[1-9A-Za-z]{33}$/);
  expect((await fetch(String(data.qr_code_url))).headers.get("content-type")).toBe("image/png");
  await sandbox.control("act", { provider: "88pay", id: data.reference, action: "pay" });
  const again = await sandbox.control("act", { provider: "88pay", id: data.reference, action: "pay" });
  expect(again.body.changed).toBe(false);
  await hook.until((message) => message.body.includes("COMPLETED"));
});
