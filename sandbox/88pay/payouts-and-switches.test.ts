import { createHmac } from "node:crypto";
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
  return merchant.sandbox.call("POST", path, headers, {
    ...merchant.chargeBody(order),
    return_url: undefined,
    ...change,
  });
}

async function fund(headers: Record<string, string>) {
  const data = jsonObject.parse((await merchant.charge(headers)).body.data);
  await merchant.sandbox.control("act", { provider: "88pay", id: data.reference, action: "pay" });
}

test("a payout leaves the balance, and its end is told", async () => {
  const headers = await merchant.session();
  expect((await payOut(headers)).body.message).toBe("Insufficient balance: 0.00 COP available");
  await fund(headers);
  const created = await payOut(headers);
  expect(created.body.data).toMatchObject({ amount: 20000, currency: "COP", status: "PENDING" });
  const { reference } = jsonObject.parse(created.body.data);
  const told = await merchant.hook.until((message) => message.body.includes(String(reference)));
  expect(JSON.parse(told.body)).toMatchObject({
    transaction_status: "COMPLETED",
    transaction_amount: "20000",
  });
  const balance = await merchant.sandbox.call("POST", `/88pay/api/balance?id=${account.merchantId}`, headers);
  expect(balance.text).toContain('"total_payout":"20000.00"');
});

test.each([
  [{ cashouts: "fail" }, {}],
  [{ cashouts: "pay" }, { bank_details: { ...bank, account_number: "99990002" } }],
])("a payout comes back: %o %o", async (switches, change) => {
  await merchant.sandbox.control("settings", { provider: "88pay", ...switches, tellReasons: true });
  const headers = await merchant.session();
  await fund(headers);
  const { reference } = jsonObject.parse((await payOut(headers, change)).body.data);
  const told = await merchant.hook.until((message) => message.body.includes(String(reference)));
  expect(JSON.parse(told.body)).toMatchObject({
    transaction_status: "REJECTED",
    transaction_reason: "Account does not exist",
  });
});

test("a payout without its recipient's account or document is refused", async () => {
  const headers = await merchant.session();
  await fund(headers);
  const { document_number: _none, ...nobody } = bank;
  for (const bank_details of [undefined, nobody, { ...bank, account_type: "gold" }, { ...bank, extra: "x" }])
    expect((await payOut(headers, { bank_details })).status).toBe(400);
});

test("a suspended account gets no token, an address off the list gets nothing, a method can be missing", async () => {
  const headers = await merchant.session();
  await merchant.sandbox.control("settings", { provider: "88pay", account: "suspended" });
  expect((await merchant.sandbox.call("POST", "/88pay/api/auth/token", keys)).body).toMatchObject({
    status: "Error",
    code: 403,
  });
  expect((await merchant.charge(headers)).status).toBe(200);
  await merchant.sandbox.control("settings", { provider: "88pay", account: "not_whitelisted" });
  expect((await merchant.charge(headers)).status).toBe(403);
  await merchant.sandbox.control("settings", {
    provider: "88pay",
    account: "active",
    withoutMethod: "CARDS:COL",
  });
  expect((await merchant.charge(headers)).status).toBe(422);
  expect((await merchant.charge(headers, { country: "MEX", currency: "MXN" })).status).toBe(200);
});

test("a voucher is a PDF that leads to its counter", async () => {
  const headers = await merchant.session();
  const created = await merchant.charge(headers, {
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
  await merchant.sandbox.control("settings", {
    provider: "88pay",
    notification: "documented",
    answerForm: "bare",
    usdtNetwork: "ERC20",
    bearerScheme: "hmac",
  });
  const { body: token } = await merchant.sandbox.call("POST", "/88pay/api/auth/token", keys);
  const headers = { authorization: `Bearer ${token.access_token}`, "x-session-id": String(token.session_id) };
  const usdt = { method_code: "USDT", method_category: "CRYPTO", currency: "USDT", amount: 12.5 };
  const { body } = await merchant.charge(headers, usdt);
  expect(body).toMatchObject({
    network: "ERC20",
    deposit_address: expect.stringMatching(/^0x[0-9a-f]{40}$/),
  });
  await merchant.sandbox.control("act", { provider: "88pay", id: body.reference, action: "pay" });
  const message = await merchant.hook.until(() => true);
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
