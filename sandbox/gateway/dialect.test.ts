import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
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

const set = (switches: object) => sandbox.control("settings", { provider: "gateway", ...switches });
const pay = (url: string, fields: Record<string, string>) =>
  sandbox.press(url, { action: "card", card_number: "4000002760003184", ...fields });

test("the other dialect reads and writes its own names, in major units", async () => {
  await set({ dialect: "camel" });
  const total = { value: "49.99", currency: "USD" };
  const made = await sandbox.call("POST", "/gateway/v1/payments", bearer, { total, merchantReference: "R1" });
  expect(made.body.result).toMatchObject({ state: "AWAITING_PAYER", total, merchantReference: "R1" });
  expect((await sandbox.call("POST", "/gateway/v1/payments", bearer, { amount: 1 })).status).toBe(400);
  const missing = await sandbox.call("GET", "/gateway/v1/payments/nobodys", bearer);
  expect(missing).toMatchObject({ status: 404, body: { problem: { reason: "not_found" } } });
  const list = await sandbox.call("GET", "/gateway/v1/payments?reference=R1", bearer);
  expect(list.body.result).toMatchObject({ items: [{ merchantReference: "R1" }], more: false });
});

test.each<[string, "hex" | "base64", string]>([
  ["bare", "hex", ""],
  ["prefixed", "hex", "sha256="],
  ["base64", "base64", ""],
])("notifications can be signed %s", async (signature, written, before) => {
  await set({ signature });
  const made = await sandbox.call("POST", "/gateway/v1/payments", bearer, { amount: 1, currency: "USD" });
  await sandbox.control("act", { provider: "gateway", id: made.body.id, action: "pay" });
  const { headers, body } = await hook.until((one) => one.body.includes("payment.succeeded"));
  const expected = createHmac("sha256", account.webhookSecret).update(body).digest(written);
  expect(headers["x-signature"]).toBe(before + expected);
});

test.each(["timed", "pair"])("notifications can be signed with a time: %s", async (signature) => {
  await set({ signature });
  const made = await sandbox.call("POST", "/gateway/v1/payments", bearer, { amount: 1, currency: "USD" });
  await sandbox.control("act", { provider: "gateway", id: made.body.id, action: "pay" });
  const { headers, body } = await hook.until((one) => one.body.includes("payment.succeeded"));
  const value = String(headers["x-signature"]);
  const time = signature === "pair" ? /^t=(\d+),v1=/.exec(value)?.[1] : String(headers["x-timestamp"]);
  const expected = createHmac("sha256", account.webhookSecret).update(`${time}.${body}`).digest("hex");
  expect(value.endsWith(expected)).toBe(true);
});

test("3DS asks the payer, who may refuse, or lets the payment through", async () => {
  const create = async () => {
    const made = await sandbox.call("POST", "/gateway/v1/payments", bearer, { amount: 1, currency: "USD" });
    return String(made.body.checkout_url);
  };
  expect(await pay(await create(), { bank: "frictionless" })).toContain("Payment completed");
  const asked = await create();
  expect(await pay(asked, { bank: "challenge" })).toContain("Your bank asks");
  await hook.until((one) => one.body.includes('"type":"payment.requires_action"'));
  expect(await sandbox.press(asked, { action: "decline" })).toContain("authentication failed");
});
