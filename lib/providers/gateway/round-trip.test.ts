import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { systemClock } from "../../clock.ts";
import { newId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import { providerAgent } from "../../outbound/provider-agent.ts";
import type { ProviderContext } from "../contract.ts";
import { createProviderFetch } from "../create-fetch.ts";
import type { CreatedPayment } from "../payment-contract.ts";
import { memoryTokens, paymentInput, testContext } from "../testing/context.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { fixture } from "../testing/webhooks.ts";
import { asVerified } from "../verified-webhook.ts";
import { gateway } from "./index.ts";
import { METHODS } from "./methods.ts";
import { PAYOUT_METHODS } from "./payout-methods.ts";

type Entered = Readonly<Record<string, string>>;
type Running = Awaited<ReturnType<typeof startInSandbox>>;
const { operations, webhook } = gateway;
const { clientId, clientSecret, hmacSecret } = sandboxAccounts.gateway;
const CAMEL = fixture(new URL("./__fixtures__/camel-mapping.txt", import.meta.url));

let running: Running;
afterEach(() => running.close());

async function ask(path: string, body: object): Promise<void> {
  const answer = await fetch(new URL(path, running.baseUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ provider: "gateway", ...body }),
  });
  if (!answer.ok) throw new Error(`sandbox: ${path} ${answer.status}`);
}

/** The sandbox with its switches set, and a connection filled in to fit them. */
async function connect(switches: object, entered: Entered): Promise<ProviderContext> {
  running = await startInSandbox("gateway", { entered });
  await ask("/_control/settings", { detectionMs: 5, confirmationMs: 20, ...switches });
  return contextOf(running.credentials);
}

function contextOf(
  credentials: Readonly<Record<string, unknown>>,
  baseUrl = running.baseUrl,
): ProviderContext {
  const agent = providerAgent("test", gateway.clientTls?.(credentials));
  const fetch = createProviderFetch({ record: () => undefined, agent });
  return { ...testContext({ credentials, baseUrl, fetch, clock: systemClock }), tokens: memoryTokens() };
}

async function create(context: ProviderContext, methodId = "checkout"): Promise<CreatedPayment> {
  const method = METHODS.find(({ id }) => id === methodId);
  if (!method) throw new Error(`no method ${methodId}`);
  const created = await operations.createPayment?.(context, paymentInput(method, ["49.99", "USD"]));
  if (!created?.ok) throw new Error(created?.error.message);
  return created.value;
}

/** The fact in the next notification that says `status` of this object. */
async function told(context: ProviderContext, externalId: string, status: string) {
  const options = { credentials: context.credentials, mode: "test", now: new Date() } as const;
  const find = (raw: Parameters<typeof webhook.verify>[0]) => {
    if (!webhook.verify(raw, options).ok) return undefined;
    const read = webhook.translate(asVerified(raw), options);
    return read.ok
      ? read.value.facts.find((fact) => fact.subject.externalId === externalId && fact.status === status)
      : undefined;
  };
  const raw = await running.nextWebhook((one) => find(one) !== undefined);
  return find(raw);
}

async function payAndAsk(context: ProviderContext): Promise<void> {
  const payment = await create(context);
  expect(payment).toMatchObject({ nextAction: { type: "redirect" }, fact: { status: "pending" } });
  await running.act(payment, "pay");
  expect(await told(context, payment.externalId, "succeeded")).toMatchObject({
    amount: moneyOf("49.99", "USD"),
  });
  const subject = { externalId: payment.externalId, kind: "payment" } as const;
  expect(await operations.getPayment?.(context, subject)).toMatchObject({
    ok: true,
    value: { status: "succeeded", amount: moneyOf("49.99", "USD") },
  });
}

describe("each way to sign in goes round: created, paid, told, asked", () => {
  it.each<[string, object, Entered]>([
    ["an API key in its own header", { signIn: "key" }, { authHeader: "X-API-Key" }],
    [
      "OAuth client credentials, the secret in Basic",
      { signIn: "token", signature: "timed" },
      { auth: "oauth", clientId, clientSecret, clientAuth: "basic", signatureTime: "header" },
    ],
    [
      "OAuth client credentials, the secret in the form",
      { signIn: "token", signature: "prefixed" },
      { auth: "oauth", clientId, clientSecret, signaturePrefix: "sha256=" },
    ],
    [
      "signed requests",
      { signIn: "hmac", signature: "base64" },
      { auth: "hmac", hmacSecret, hmacKeyId: "key-1", signatureEncoding: "base64" },
    ],
  ])("by %s", async (_how, switches, entered) => {
    const context = await connect(switches, entered);
    expect(await operations.checkCredentials(context)).toMatchObject({ ok: true });
    await payAndAsk(context);
  });

  it.each<[string, object, Entered]>([
    ["API key", { signIn: "key" }, { apiKey: "sk_nobodys" }],
    ["client secret", { signIn: "token" }, { auth: "oauth", clientId, clientSecret: "nobodys" }],
    ["signing secret", { signIn: "hmac" }, { auth: "hmac", hmacSecret: "nobodys" }],
  ])("a wrong %s is told as such, and nothing was done", async (_what, switches, entered) => {
    const context = await connect(switches, entered);
    expect(await operations.checkCredentials(context)).toMatchObject({
      ok: false,
      error: { code: "credentials_rejected", effect: "not_applied" },
    });
  });

  it("replaces an access token that is refused before its time, once", async () => {
    const context = await connect({ signIn: "token" }, { auth: "oauth", clientId, clientSecret });
    const stale = { value: "at_gone", extra: {}, usableUntil: new Date(Date.now() + 60_000) };
    await context.tokens.get("access", async () => ({ ok: true, value: stale }));
    expect(await operations.checkCredentials(context)).toMatchObject({ ok: true });
  });

  const handout = z.object({
    base_url: z.string(),
    certificate: z.string(),
    private_key: z.string(),
    authority: z.string(),
  });

  it("by a client certificate", async () => {
    await connect({ signIn: "certificate" }, {});
    const answer = await fetch(`${running.baseUrl}/client-certificate`);
    const { base_url, certificate, private_key, authority } = handout.parse(await answer.json());
    const { webhookSecret } = sandboxAccounts.gateway;
    const credentials = { auth: "mtls", certificate, privateKey: private_key, authority, webhookSecret };
    const context = contextOf(credentials, base_url);
    expect(await operations.checkCredentials(context)).toMatchObject({ ok: true });
    await payAndAsk(context);
    // Without a certificate the door does not open; a good key changes nothing.
    const keyOnly = contextOf({ ...running.credentials, authority }, base_url);
    expect(await operations.checkCredentials(keyOnly)).toMatchObject({ error: { code: "unavailable" } });
    expect(await operations.checkCredentials(contextOf(running.credentials))).toMatchObject({
      error: { code: "credentials_rejected" },
    });
  });
});

describe("money that goes back or out", () => {
  it.each<[string, object, Entered]>([
    ["the usual JSON", {}, {}],
    ["JSON of its own", { dialect: "camel", signature: "pair" }, { mapping: CAMEL, signatureTime: "pair" }],
  ])("in %s: paid, partly and fully refunded, found by reference", async (_what, switches, entered) => {
    const context = await connect(switches, entered);
    await payAndAsk(context);
    const payment = await create(context);
    await running.act(payment, "pay");
    await told(context, payment.externalId, "succeeded");
    const refund = (amount: string) => ({
      transactionId: newId("transaction"),
      idempotencyKey: crypto.randomUUID(),
      payment: { externalId: payment.externalId, reference: "txn" },
      amount: moneyOf(amount, "USD"),
      reason: "Sent back",
    });
    const part = refund("20");
    const made = await operations.createRefund?.(context, part);
    if (!made?.ok) throw new Error(made?.error.message);
    expect(made.value.fact).toMatchObject({
      kind: "refund",
      status: "processing",
      amount: moneyOf("20", "USD"),
    });
    const again = await operations.createRefund?.(context, part);
    expect(again).toMatchObject({ value: { externalId: made.value.externalId } });
    const done = await told(context, made.value.externalId, "succeeded");
    expect(done).toMatchObject({
      kind: "refund",
      subject: { reference: part.transactionId, parentExternalId: payment.externalId },
    });
    const kind = "refund" as const;
    const subject = { externalId: made.value.externalId, kind };
    expect(await operations.getPayment?.(context, subject)).toMatchObject({ value: { status: "succeeded" } });
    const found = await operations.findPayment?.(context, { reference: part.transactionId, kind });
    expect(found).toMatchObject({ value: { subject: { externalId: made.value.externalId } } });
    const asked = { externalId: payment.externalId, kind: "payment" } as const;
    expect(await operations.getPayment?.(context, asked)).toMatchObject({
      value: { status: "partially_refunded", refunded: moneyOf("20", "USD") },
    });
    expect(await operations.createRefund?.(context, refund("30"))).toMatchObject({
      error: { code: "invalid_request", message: "The refund is larger than what is left of the payment." },
    });
    const rest = await operations.createRefund?.(context, refund("29.99"));
    if (!rest?.ok) throw new Error(rest?.error.message);
    await told(context, rest.value.externalId, "succeeded");
    expect(await operations.getPayment?.(context, asked)).toMatchObject({ value: { status: "refunded" } });
  });

  it("tells a refund that fails, and leaves its payment alone", async () => {
    const context = await connect({ refunds: "fail" }, {});
    const payment = await create(context);
    await running.act(payment, "pay");
    await told(context, payment.externalId, "succeeded");
    const made = await operations.createRefund?.(context, {
      transactionId: newId("transaction"),
      idempotencyKey: crypto.randomUUID(),
      payment: { externalId: payment.externalId, reference: "txn" },
      amount: moneyOf("49.99", "USD"),
    });
    if (!made?.ok) throw new Error(made?.error.message);
    expect(await told(context, made.value.externalId, "failed")).toMatchObject({ kind: "refund" });
    const asked = { externalId: payment.externalId, kind: "payment" } as const;
    expect(await operations.getPayment?.(context, asked)).toMatchObject({ value: { status: "succeeded" } });
  });

  it.each<[string, object, Entered, string]>([
    ["the usual JSON", {}, {}, "succeeded"],
    ["the usual JSON, and it fails", { payouts: "fail" }, {}, "failed"],
    ["JSON of its own", { dialect: "camel" }, { mapping: CAMEL }, "succeeded"],
  ])("in %s: paid out to an IBAN", async (_what, switches, entered, outcome) => {
    const context = await connect(switches, entered);
    const payment = await create(context);
    await running.act(payment, "pay");
    await told(context, payment.externalId, "succeeded");
    await ask("/_control/advance", { ms: 3 * 86_400_000 });
    const [method] = PAYOUT_METHODS;
    if (!method) throw new Error("no payout method");
    const recipient = method.recipient.parse({ name: "Ana Ruiz", iban: "DE89 3704 0044 0532 0130 00" });
    const input = {
      transactionId: newId("transaction"),
      idempotencyKey: crypto.randomUUID(),
      amount: moneyOf("10", "USD"),
      method,
      description: "Supplier",
      recipient,
      notificationUrl: running.webhookUrl,
    };
    const made = await operations.createPayout?.(context, input);
    if (!made?.ok) throw new Error(made?.error.message);
    expect(made.value.fact).toMatchObject({ kind: "payout", status: "processing" });
    expect(await told(context, made.value.externalId, outcome)).toMatchObject({
      kind: "payout",
      subject: { reference: input.transactionId },
    });
    const subject = { reference: input.transactionId, kind: "payout" } as const;
    expect(await operations.findPayment?.(context, subject)).toMatchObject({ value: { status: outcome } });
    const tooMuch = { ...input, idempotencyKey: crypto.randomUUID(), amount: moneyOf("900", "USD") };
    expect(await operations.createPayout?.(context, tooMuch)).toMatchObject({
      error: { message: "The balance at the gateway is too small.", effect: "not_applied" },
    });
  });
});

it("opens, wins and loses disputes", async () => {
  const context = await connect({}, {});
  for (const [end, status] of [
    ["dispute_win", "dispute_won"],
    ["dispute_lose", "charged_back"],
  ] as const) {
    const payment = await create(context);
    await running.act(payment, "pay");
    await ask("/_control/act", { id: payment.externalId, action: "dispute" });
    expect(await told(context, payment.externalId, "disputed")).toMatchObject({ kind: "payment" });
    await ask("/_control/act", { id: payment.externalId, action: end });
    await told(context, payment.externalId, status);
  }
});

it("keeps seen, confirmed and settled crypto apart", async () => {
  const context = await connect({ confirmationMs: 200 }, {});
  const invoice = await create(context, "crypto-invoice");
  expect(invoice.nextAction).toMatchObject({ type: "redirect" });
  await ask("/_control/act", { id: invoice.externalId, action: "underpay" });
  await told(context, invoice.externalId, "underpaid");
  await ask("/_control/act", { id: invoice.externalId, action: "pay" });
  expect(await told(context, invoice.externalId, "confirming")).toMatchObject({ providerStatus: "detected" });
  const completed = await told(context, invoice.externalId, "succeeded");
  expect(completed).toMatchObject({ providerStatus: "completed" });
  expect(completed).not.toHaveProperty("settlement");
  const asked = { externalId: invoice.externalId, kind: "payment" } as const;
  await expect
    .poll(() => operations.getPayment?.(context, asked), { timeout: 3000 })
    .toMatchObject({ value: { status: "succeeded", settlement: { status: "settled" } } });
  const late = await create(context, "crypto-invoice");
  await running.act(late, "expire");
  await told(context, late.externalId, "expired");
});
