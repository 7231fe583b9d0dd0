import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";
import { systemClock } from "../../clock.ts";
import { newId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import { memoryTokens, paymentInput, testContext } from "../testing/context.ts";
import { testFetch } from "../testing/test-fetch.ts";
import { rawWebhook, translated } from "../testing/webhooks.ts";
import { eightyEightPay } from "./index.ts";
import { METHODS } from "./methods.ts";

/** Connector and sandbox were written apart from the same documents: where they disagree, one of them is wrong. */
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let hook: Awaited<ReturnType<typeof listenForWebhooks>>;
let tokens = memoryTokens();
const { operations, webhook } = eightyEightPay;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  hook = await listenForWebhooks();
});
afterAll(async () => {
  await sandbox.close();
  await hook.close();
});
beforeEach(async () => {
  await sandbox.control("reset", { provider: "88pay" });
  await set({ confirmationMs: 10, tokenLimits: false, rateLimits: false });
  tokens = memoryTokens();
});

const set = (switches: object) => sandbox.control("settings", { provider: "88pay", ...switches });
const act = (id: string, action: string, reason?: string) =>
  sandbox.control("act", { provider: "88pay", id, action, ...(reason === undefined ? {} : { reason }) });

function context(credentials: Record<string, string> = {}) {
  const fetch = testFetch();
  const entered = { ...sandboxAccounts["88pay"], country: "CO", ...credentials };
  const baseUrl = `${sandbox.url}/88pay`;
  return { ...testContext({ credentials: entered, fetch, baseUrl, clock: systemClock }), tokens };
}

async function charge(methodId: string, amount: readonly [string, string] = ["50000", "COP"]) {
  const method = METHODS.find(({ id }) => id === methodId);
  if (!method) throw new Error(`no method ${methodId}`);
  const input = paymentInput(method, amount, {
    notificationUrl: hook.url,
    description: newId("transaction"),
  });
  const created = await operations.createPayment?.(context(), input);
  if (!created?.ok) throw new Error(created?.error.message ?? "no answer");
  return created.value;
}

/** The newest notification that `matches`, as the inbox would take it in. */
async function heard(matches: (body: string) => boolean, scheme = "cryptojs") {
  const message = await hook.until(({ body }) => matches(body));
  const raw = rawWebhook(message.body, { authorization: message.headers.authorization ?? "" });
  const options = {
    credentials: context({ webhookScheme: scheme }).credentials,
    mode: "test",
    now: new Date(),
  } as const;
  expect(webhook.verify(raw, options)).toMatchObject({ ok: true });
  return translated(eightyEightPay, message.body);
}

const ask = async (externalId: string, kind: "payment" | "payout" = "payment") => {
  const answer = await operations.getPayment?.(context(), { externalId, kind });
  return answer?.ok ? answer.value : undefined;
};

describe("the transaction_id trap", () => {
  it("two charges of one token share a session, and each is told by its own reference", async () => {
    const [first, second] = [await charge("cards"), await charge("cards")];
    expect(second.sessionKey).toBe(first.sessionKey);
    expect(second.externalId).not.toBe(first.externalId);
    await act(second.externalId, "pay");
    const { facts } = await heard((body) => body.includes(second.externalId));
    expect(facts).toMatchObject([
      { subject: { externalId: second.externalId, sessionKey: first.sessionKey } },
    ]);
    expect(await ask(first.externalId)).toMatchObject({ status: "pending" });
    expect(await ask(second.externalId)).toMatchObject({ status: "succeeded" });
  });

  it("by the documented fields alone they are told apart by amount, and asking tells the rest", async () => {
    await set({ notification: "documented" });
    const [first, second] = [
      await charge("cards", ["50000", "COP"]),
      await charge("cards", ["60001", "COP"]),
    ];
    await act(second.externalId, "pay");
    const { facts } = await heard((body) => body.includes('"60001"'));
    expect(facts).toMatchObject([{ subject: { sessionKey: first.sessionKey, amountDecimal: "60001" } }]);
    expect(facts[0]?.subject).not.toHaveProperty("externalId");
  });
});

describe("REJECTED", () => {
  it.each([
    ["Insufficient funds", "declined"],
    ["Declined by the bank", "declined"],
    ["Suspected fraud", "declined"],
    ["Cancelled by the customer", "canceled"],
  ])("for %s is %s, by webhook and when asked", async (reason, status) => {
    await set({ tellReasons: true });
    const { externalId } = await charge("pse");
    await act(externalId, "decline", reason);
    expect((await heard((body) => body.includes(externalId))).facts).toMatchObject([{ status }]);
    expect(await ask(externalId)).toMatchObject({ status });
  });

  it("without a reason is failed, or expired where a voucher's time has passed", async () => {
    const [declined, expired] = [await charge("cash"), await charge("cash")];
    await act(declined.externalId, "decline");
    expect(await ask(declined.externalId)).toMatchObject({ status: "failed" });
    await sandbox.control("advance", { ms: 73 * 3_600_000 });
    tokens = memoryTokens();
    await heard((body) => body.includes(expired.externalId) && body.includes("REJECTED"));
    expect(await ask(expired.externalId)).toMatchObject({ status: "expired", reason: "Nobody paid in time" });
  });
});

describe("forms that the documents leave open", () => {
  it.each(["cryptojs", "openssl", "hmac"])("a bearer made by %s is opened", async (scheme) => {
    await set({ bearerScheme: scheme });
    const { externalId } = await charge("nequi");
    await act(externalId, "pay");
    expect((await heard((body) => body.includes(externalId), scheme)).facts).toMatchObject([
      { status: "succeeded" },
    ]);
  });

  it("answers without an envelope are read", async () => {
    await set({ answerForm: "bare" });
    const { externalId } = await charge("cash");
    expect(await ask(externalId)).toMatchObject({ status: "pending" });
    expect(await operations.listBalances?.(context())).toMatchObject({ ok: true });
  });

  it.each([
    ["TRC20", "Tron (TRC20)"],
    ["ERC20", "Ethereum (ERC20)"],
  ])("USDT over %s is shown as %s", async (usdtNetwork, network) => {
    await set({ usdtNetwork });
    expect(await charge("usdt", ["12.5", "USDT"])).toMatchObject({
      nextAction: { type: "crypto", network, amount: "12.5" },
    });
  });

  it("nothing in any documented answer or notification counts as new", async () => {
    for (const method of METHODS) {
      const local = method.countries?.includes("CO") ?? true;
      if (!local) continue;
      const currency = method.currencies.includes("COP") ? "COP" : (method.currencies[0] ?? "USD");
      const { externalId, fact } = await charge(method.id, [currency === "COP" ? "50000" : "50", currency]);
      expect(fact, method.id).not.toHaveProperty("drift");
      await act(externalId, "pay");
      expect(await heard((body) => body.includes(externalId)), method.id).not.toHaveProperty("drift");
    }
  });
});

describe("refusals of the account", () => {
  it.each([
    [{ account: "suspended" }, "permission_denied"],
    [{ account: "not_whitelisted" }, "permission_denied"],
    [{ withoutMethod: "NEQUI:COL" }, "invalid_request"],
  ])("%o: %s, and nothing was made", async (switches, code) => {
    await set(switches);
    const method = METHODS.find(({ id }) => id === "nequi");
    if (!method) throw new Error("no nequi");
    const input = paymentInput(method, ["50000", "COP"], { notificationUrl: hook.url });
    expect(await operations.createPayment?.(context(), input)).toMatchObject({
      ok: false,
      error: { code, effect: "not_applied" },
    });
  });
});

describe("a payout", () => {
  async function payOut(accountNumber: string) {
    const method = eightyEightPay.payoutMethods?.("test").find(({ countries }) => countries?.includes("CO"));
    if (!method) throw new Error("no payouts");
    const recipient = method.recipient.parse({
      bankName: "Bancolombia",
      accountNumber,
      accountType: "savings",
      holderName: "Ana Ruiz",
      documentType: "CC",
      documentNumber: "1020304050",
    });
    return operations.createPayout?.(context(), {
      transactionId: newId("transaction"),
      idempotencyKey: crypto.randomUUID(),
      amount: moneyOf("20000", "COP"),
      method,
      description: "Supplier",
      recipient,
      notificationUrl: hook.url,
    });
  }

  it.each([
    ["123456789012", "succeeded", undefined],
    ["99990002", "failed", "The bank did not accept the account"],
  ])("to %s ends as %s, by webhook and when asked", async (accountNumber, status, reason) => {
    await set({ tellReasons: true });
    expect(await payOut(accountNumber)).toMatchObject({ ok: false, error: { code: "invalid_request" } });
    const { externalId: paid } = await charge("cards");
    await act(paid, "pay");
    const created = await payOut(accountNumber);
    if (!created?.ok) throw new Error(created?.error.message);
    const { externalId, fact } = created.value;
    expect(fact).toMatchObject({ kind: "payout", status: "pending", amount: moneyOf("20000", "COP") });
    const [told] = (await heard((body) => body.includes(externalId))).facts;
    expect(told).toMatchObject({ subject: { externalId }, status, ...(reason ? { reason } : {}) });
    expect(await ask(externalId, "payout")).toMatchObject({ kind: "payout", status });
  });
});

it("a lost answer keeps its session, by which the webhook finds it", async () => {
  const method = METHODS.find(({ id }) => id === "cards");
  if (!method) throw new Error("no cards");
  await operations.checkCredentials(context());
  await set({ status: 504, statusWhen: "after" });
  const input = paymentInput(method, ["50000", "COP"], { country: "CO", notificationUrl: hook.url });
  const lost = await operations.createPayment?.(context(), input);
  expect(lost).toMatchObject({
    ok: false,
    error: { effect: "unknown", sessionKey: expect.stringMatching(/^sess_/) },
  });
  await set({ status: null });
  const acted = await act(input.transactionId, "pay");
  const reference = String(jsonObject.parse(acted.body).id);
  const { facts } = await heard((body) => body.includes(reference));
  const sessionKey = lost && !lost.ok ? lost.error.sessionKey : "";
  expect(facts).toMatchObject([{ subject: { externalId: reference, sessionKey, amountDecimal: "50000" } }]);
});
