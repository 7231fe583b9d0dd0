import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { hmacSha256 } from "../signatures.ts";
import { fixture, NOT_UTF8, rawWebhook, translated } from "../testing/webhooks.ts";
import { asVerified } from "../verified-webhook.ts";
import { pepay } from "./index.ts";

/** The documented vector (providers' facts 3.5). */
const SECRET = "whsec_test_12345";
const AT = 1700000002500;
const BODY =
  '{"id":"evt_1700000002000-789","object":"event","type":"invoice.updated","created":1700000002,"data":{"object":{"object":"invoice","id":"inv_123","status":"paid"}}}';
const SIGNATURE = "0c8471dcf668f050e946c807b5db62a08b03205c4861bb66fee088c21a0c7167";
const WRONG = "0".repeat(64);

interface Case {
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  readonly at?: number;
  readonly credentials?: Record<string, string>;
}

const signedHeaders = { "x-pepay-timestamp": String(AT), "x-pepay-signature": SIGNATURE };

function verify({ headers = signedHeaders, body = BODY, at = AT, credentials = {} }: Case) {
  return pepay.webhook.verify(rawWebhook(body, headers), {
    credentials: { apiKey: "pk_1", webhookSecret: SECRET, ...credentials },
    mode: "test",
    now: new Date(at),
  });
}

describe("Pepay's verifier", () => {
  it("takes the documented vector", () => {
    expect(verify({})).toEqual({
      ok: true,
      value: {
        eventId: "evt_1700000002000-789",
        type: "invoice.updated",
        scheme: "timestamped HMAC-SHA256",
        matchedSecret: "current",
      },
    });
  });

  const rotated = { ...signedHeaders, "x-pepay-signature": WRONG, "x-pepay-signature-previous": SIGNATURE };
  it.each<[string, Case, string]>([
    [
      "we hold both secrets",
      { headers: rotated, credentials: { webhookSecret: "new", previousWebhookSecret: SECRET } },
      "previous",
    ],
    ["we still hold only the old one", { headers: rotated }, "current"],
    [
      "Pepay has not changed yet",
      { credentials: { webhookSecret: "new", previousWebhookSecret: SECRET } },
      "previous",
    ],
  ])("bears a rotation: %s", (_what, testCase, matchedSecret) => {
    expect(verify(testCase)).toMatchObject({ ok: true, value: { matchedSecret } });
  });

  const signed = (body: string | Uint8Array): Case => {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const signature = hmacSha256(SECRET, `${AT}.`, bytes).toString("hex");
    return { body, headers: { ...signedHeaders, "x-pepay-signature": signature } };
  };
  it.each<[string, Case, string]>([
    ["no headers", { headers: {} }, "missing_proof"],
    ["no timestamp", { headers: { "x-pepay-signature": SIGNATURE } }, "missing_proof"],
    ["no signature", { headers: { "x-pepay-timestamp": String(AT) } }, "missing_proof"],
    [
      "a timestamp that is no number",
      { headers: { ...signedHeaders, "x-pepay-timestamp": "now" } },
      "malformed_proof",
    ],
    [
      "a truncated signature",
      { headers: { ...signedHeaders, "x-pepay-signature": SIGNATURE.slice(1) } },
      "malformed_proof",
    ],
    [
      "a signature too long",
      { headers: { ...signedHeaders, "x-pepay-signature": `${SIGNATURE}ab` } },
      "malformed_proof",
    ],
    [
      "what is not hex",
      { headers: { ...signedHeaders, "x-pepay-signature": "g".repeat(64) } },
      "malformed_proof",
    ],
    ["a wrong signature", { headers: { ...signedHeaders, "x-pepay-signature": WRONG } }, "bad_proof"],
    ["two wrong signatures", { headers: { ...rotated, "x-pepay-signature-previous": WRONG } }, "bad_proof"],
    ["a tampered body", { body: BODY.replace("inv_123", "inv_124") }, "bad_proof"],
    ["an empty body", { body: "" }, "bad_proof"],
    [
      "another time than the signed one",
      { headers: { ...signedHeaders, "x-pepay-timestamp": String(AT + 1) } },
      "bad_proof",
    ],
    ["one that is too old", { at: AT + 300_001 }, "stale"],
    ["one from the future", { at: AT - 300_001 }, "stale"],
    ["a signed body that is empty", signed(""), "malformed_body"],
    ["a signed body that is not UTF-8", signed(NOT_UTF8), "malformed_body"],
    ["a signed body without an id", signed("{}"), "malformed_body"],
  ])("refuses %s", (_what, testCase, refusal) => {
    expect(verify(testCase)).toEqual({ ok: false, error: refusal });
  });
});

const read = (name: string) => fixture(new URL(`./__fixtures__/${name}.json`, import.meta.url));
const paid = read("invoice-updated");

describe("Pepay's translation", () => {
  it("reads thousandths of a dollar exactly", () => {
    expect(translated(pepay, paid).facts).toEqual([
      {
        subject: { externalId: "550e8400-e29b-41d4-a716-446655440000" },
        kind: "payment",
        status: "succeeded",
        providerStatus: "paid",
        amount: moneyOf("49.99", "USD"),
        method: "crypto",
        occurredAt: new Date("2025-01-01T00:00:00.000Z"),
        mayBeginElsewhere: false,
      },
    ]);
  });

  it("carries our id, and times in seconds", () => {
    const event = JSON.parse(paid);
    Object.assign(event.data.object, {
      metadata: { transaction_id: "txn_1" },
      paid_at: 1766318400,
      amount_paid: 50001,
    });
    expect(translated(pepay, JSON.stringify(event)).facts[0]).toMatchObject({
      subject: { reference: "txn_1" },
      received: moneyOf("50.001", "USD"),
      occurredAt: new Date(1766318400000),
    });
  });

  it.each([
    ["unpaid", "pending"],
    ["underpaid", "underpaid"],
    ["expired", "expired"],
    ["canceled", "canceled"],
    ["cancelled", "canceled"],
    ["frozen", "processing"],
  ])("reads an invoice that is %s as %s", (word, status) => {
    expect(translated(pepay, paid.replace('"paid"', `"${word}"`)).facts[0]).toMatchObject({ status });
  });

  it.each([
    ["pending", "confirming"],
    ["confirmed", "confirming"],
    ["underpaid", "confirming"],
    ["manual_retry", "processing"],
  ])("lets a payment that is %s decide nothing: %s", (word, status) => {
    const body = read("invoice-payment-created").replace('"pending"', `"${word}"`);
    const [fact] = translated(pepay, body).facts;
    expect(fact).toMatchObject({ status, subject: { externalId: "550e8400-e29b-41d4-a716-446655440000" } });
    expect(fact).not.toHaveProperty("amount");
  });

  it.each([
    ["a live event", paid.replace('"livemode": false', '"livemode": true')],
    ["a mainnet invoice", paid.replace('"devnet"', '"mainnet"')],
    ["a ping", '{"id":"evt_1","type":"test.ping"}'],
    ["a shop order", '{"id":"evt_1","type":"commerce.order.updated","data":{"object":{}}}'],
    ["an unknown event", '{"id":"evt_1","type":"wallet.created","data":{"object":{}}}'],
  ])("sets %s aside in test mode", (_what, body) => {
    expect(translated(pepay, body)).toMatchObject({ facts: [], ignoredBecause: expect.any(String) });
  });

  it("takes mainnet in live mode, and devnet no more", () => {
    const live = paid.replace('"livemode": false', '"livemode": true').replace('"devnet"', '"mainnet"');
    expect(translated(pepay, live, "live").facts).toHaveLength(1);
    expect(translated(pepay, paid, "live").facts).toEqual([]);
  });

  it("keeps an event that holds no invoice as an error", () => {
    for (const body of ['{"id":"evt_1","type":"invoice.updated"}', "null", ""])
      expect(pepay.webhook.translate(asVerified(rawWebhook(body, {})), { mode: "test" }).ok).toBe(false);
  });
});
