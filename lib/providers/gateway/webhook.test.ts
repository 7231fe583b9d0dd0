import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { hmacSha256 } from "../signatures.ts";
import { fixture, NOT_UTF8, rawWebhook, translated } from "../testing/webhooks.ts";
import { asVerified } from "../verified-webhook.ts";
import { gateway } from "./index.ts";

/** `openssl dgst -sha256 -hmac whsec_test_12345` of exactly this body. */
const SECRET = "whsec_test_12345";
const BODY =
  '{"id":"evt_1","type":"payment.succeeded","created_at":"2026-01-15T12:00:00Z","data":{"object":{"id":"pay_1","status":"succeeded","amount":5000,"currency":"USD"}}}';
const SIGNATURE = "04383eca59d13b1f46a0a7a2c7a0d5a736a9bd4cd4566f406dff0bb1a7c99792";

interface Case {
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  readonly credentials?: Record<string, string>;
}

function verify({ headers = { "x-signature": SIGNATURE }, body = BODY, credentials = {} }: Case) {
  return gateway.webhook.verify(rawWebhook(body, headers), {
    credentials: { apiKey: "sk_1", webhookSecret: SECRET, ...credentials },
    mode: "test",
    now: new Date(),
  });
}

describe("the gateway's verifier", () => {
  it("takes what OpenSSL signs", () => {
    expect(verify({})).toEqual({
      ok: true,
      value: {
        eventId: "evt_1",
        type: "payment.succeeded",
        scheme: "bare HMAC-SHA256",
        matchedSecret: "current",
      },
    });
  });

  it("takes the previous secret, and tells", () => {
    expect(verify({ credentials: { webhookSecret: "new", previousWebhookSecret: SECRET } })).toMatchObject({
      ok: true,
      value: { matchedSecret: "previous" },
    });
  });

  const signed = (body: string | Uint8Array): Case => {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    return { body, headers: { "x-signature": hmacSha256(SECRET, "", bytes).toString("hex") } };
  };
  it.each<[string, Case, string]>([
    ["no header", { headers: {} }, "missing_proof"],
    ["a truncated signature", { headers: { "x-signature": SIGNATURE.slice(2) } }, "malformed_proof"],
    ["a signature too long", { headers: { "x-signature": `${SIGNATURE}0` } }, "malformed_proof"],
    ["what is not hex", { headers: { "x-signature": "x".repeat(64) } }, "malformed_proof"],
    ["another signature", { headers: { "x-signature": "a".repeat(64) } }, "bad_proof"],
    ["a tampered body", { body: BODY.replace("5000", "1") }, "bad_proof"],
    ["an empty body", { body: "" }, "bad_proof"],
    ["another secret", { credentials: { webhookSecret: "other" } }, "bad_proof"],
    ["a signed body that is empty", signed(""), "malformed_body"],
    ["a signed body that is not UTF-8", signed(NOT_UTF8), "malformed_body"],
    ["a signed body without a type", signed('{"id":"evt_1"}'), "malformed_body"],
  ])("refuses %s", (_what, testCase, refusal) => {
    expect(verify(testCase)).toEqual({ ok: false, error: refusal });
  });
});

const succeeded = fixture(new URL("./__fixtures__/payment-succeeded.json", import.meta.url));
const event = (type: string, object: unknown) => JSON.stringify({ id: "evt_2", type, data: { object } });
const payment = { id: "pay_1", amount: 5000, currency: "usd" };

describe("the gateway's translation", () => {
  it("reads minor units", () => {
    expect(translated(gateway, succeeded).facts).toEqual([
      {
        subject: { externalId: "pay_1", reference: "INV-2025-001" },
        kind: "payment",
        status: "succeeded",
        providerStatus: "succeeded",
        amount: moneyOf("50", "USD"),
        refunded: moneyOf("0", "USD"),
        occurredAt: new Date("2026-01-15T12:00:00Z"),
        mayBeginElsewhere: false,
      },
    ]);
  });

  it.each([
    ["CLP", 5000, "5000"],
    ["COP", 5000, "50"],
    ["JPY", 5000, "5000"],
  ])("knows the minor unit of %s", (currency, amount, decimal) => {
    const [fact] = translated(gateway, event("payment.succeeded", { ...payment, currency, amount })).facts;
    expect(fact?.amount).toEqual(moneyOf(decimal, currency));
  });

  it("leaves out an amount that is no whole number", () => {
    const body = event("payment.succeeded", payment).replace("5000", "50.5");
    expect(translated(gateway, body).facts[0]).not.toHaveProperty("amount");
  });

  it.each([
    ["payment.pending", {}, "pending"],
    ["payment.detected", { status: "pending" }, "confirming"],
    ["payment.completed", { status: "pending" }, "succeeded"],
    ["payment.settled", {}, "succeeded"],
    ["payment.succeeded", { status: "refunded", amount_refunded: 5000 }, "refunded"],
    ["payment.succeeded", { amount_refunded: 100 }, "partially_refunded"],
    ["payment.failed", {}, "failed"],
    ["payment.failed", { failure_code: "insufficient_funds" }, "declined"],
    ["payment.failed", { failure_code: "processor_down" }, "failed"],
    ["payment.expired", {}, "expired"],
    ["invoice.created", {}, "pending"],
    ["invoice.expired", {}, "expired"],
    ["invoice.underpaid", {}, "underpaid"],
    ["refund.completed", { status: "refunded", amount_refunded: 5000 }, "refunded"],
    ["refund.completed", { status: "succeeded", amount_refunded: 1 }, "partially_refunded"],
    ["dispute.opened", {}, "disputed"],
    ["dispute.won", {}, "dispute_won"],
    ["dispute.lost", {}, "charged_back"],
  ])("reads %s of %o as %s", (type, rest, status) => {
    expect(translated(gateway, event(type, { ...payment, ...rest })).facts[0]).toMatchObject({
      kind: "payment",
      status,
      subject: { externalId: "pay_1" },
    });
  });

  it.each([
    ["refund.completed", "refund", "succeeded"],
    ["refund.failed", "refund", "failed"],
    ["payout.initiated", "payout", "processing"],
    ["payout.paid", "payout", "succeeded"],
    ["payout.failed", "payout", "failed"],
  ])("reads %s as a %s of its own that %s", (type, kind, status) => {
    const object = { id: "mov_1", payment_id: "pay_1", reference: "txn_1", amount: 100, currency: "USD" };
    const [fact] = translated(gateway, event(type, object)).facts;
    expect(fact).toMatchObject({
      kind,
      status,
      subject: { externalId: "mov_1", reference: "txn_1" },
      amount: moneyOf("1", "USD"),
    });
  });

  it.each([
    ["refund.failed", {}, "failed"],
    ["refund.completed", { status: "completed" }, "succeeded"],
    ["refund.pending", { status: "pending" }, "processing"],
  ])("reads %s with %o as a refund although it does not name its payment", (type, rest, status) => {
    const object = { id: "re_1", reference: "txn_1", amount: 100, currency: "USD", ...rest };
    expect(translated(gateway, event(type, object)).facts[0]).toMatchObject({
      kind: "refund",
      status,
      subject: { externalId: "re_1", reference: "txn_1" },
    });
  });

  it("tells a dispute of the payment that it names", () => {
    const [fact] = translated(gateway, event("dispute.opened", { id: "dp_1", payment_id: "pay_1" })).facts;
    expect(fact).toMatchObject({ kind: "payment", status: "disputed", subject: { externalId: "pay_1" } });
  });

  it("sets unknown events aside and keeps unreadable ones as errors", () => {
    expect(translated(gateway, event("customer.created", {}))).toMatchObject({
      facts: [],
      ignoredBecause: expect.any(String),
    });
    const bad = asVerified(rawWebhook(event("payment.succeeded", null), {}));
    expect(gateway.webhook.translate(bad, { mode: "test" }).ok).toBe(false);
  });
});
