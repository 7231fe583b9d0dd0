import { describe, expect, it } from "vitest";
import { newId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import { hmacSha256 } from "../signatures.ts";
import { fixture, NOT_UTF8, rawWebhook, translated } from "../testing/webhooks.ts";
import { asVerified } from "../verified-webhook.ts";
import { payin } from "./index.ts";

/** The documented vectors (providers' facts 2.9). */
const SECRET = "whsec_test_12345";
const BODY =
  '{"id":"evt_order_completed_ord_123","type":"order.completed","created_at":"2025-01-28T12:34:56Z","data":{"orderId":"ord_123","status":"completed","amount":"100","currency":"USDT"}}';
const BARE = "4d36a1ed71e350819233587db3cdaaa44eb1522ecf474081e021abaa2323a5ba";
const V1 = "fa5a5072d4c7acc30321947090ff77546ae2a215610492308ca1fa4848aee1ce";
const T = 1738067696;
const STAMPED = `t=${T},v1=${V1}`;

interface Case {
  readonly signature?: string | undefined;
  readonly body?: string | Uint8Array;
  readonly at?: number;
  readonly credentials?: Record<string, string>;
}

function verify(testCase: Case) {
  const { body = BODY, at = T, credentials = {} } = testCase;
  const signature = "signature" in testCase ? testCase.signature : STAMPED;
  return payin.webhook.verify(
    rawWebhook(body, signature === undefined ? {} : { "x-payin-signature": signature }),
    {
      credentials: { apiKey: "pk_1", webhookSecret: SECRET, ...credentials },
      mode: "test",
      now: new Date(at * 1000),
    },
  );
}

describe("PayIn's verifier", () => {
  it.each([
    ["the bare form", BARE, "bare HMAC-SHA256"],
    ["the bare form in capitals", BARE.toUpperCase(), "bare HMAC-SHA256"],
    ["the timestamped form", STAMPED, "t/v1 HMAC-SHA256"],
    ["a second v1 beside a wrong one", `t=${T},v1=${"0".repeat(64)},v1=${V1}`, "t/v1 HMAC-SHA256"],
  ])("takes %s", (_what, signature, scheme) => {
    expect(verify({ signature })).toEqual({
      ok: true,
      value: {
        eventId: "evt_order_completed_ord_123",
        type: "order.completed",
        scheme,
        matchedSecret: "current",
      },
    });
  });

  it("takes the previous secret while a rotation lasts, and tells", () => {
    const rotating = { webhookSecret: "whsec_new", previousWebhookSecret: SECRET };
    expect(verify({ credentials: rotating })).toMatchObject({
      ok: true,
      value: { matchedSecret: "previous" },
    });
    expect(verify({ credentials: { webhookSecret: "whsec_new" } })).toEqual({
      ok: false,
      error: "bad_proof",
    });
  });

  const signed = (body: string | Uint8Array): Case => {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    return { body, signature: hmacSha256(SECRET, "", bytes).toString("hex") };
  };
  it.each<[string, Case, string]>([
    ["no header", { signature: undefined }, "missing_proof"],
    ["an empty header", { signature: "" }, "missing_proof"],
    ["a truncated signature", { signature: BARE.slice(0, 63) }, "malformed_proof"],
    ["a signature of the wrong length", { signature: `${BARE}00` }, "malformed_proof"],
    ["what is not hex", { signature: "z".repeat(64) }, "malformed_proof"],
    ["a time without a signature", { signature: `t=${T}` }, "malformed_proof"],
    ["a time that is no number", { signature: `t=now,v1=${V1}` }, "malformed_proof"],
    ["a truncated v1", { signature: `t=${T},v1=${V1.slice(0, 40)}` }, "malformed_proof"],
    ["another time than the signed one", { signature: `t=${T + 1},v1=${V1}` }, "bad_proof"],
    ["a tampered body", { body: BODY.replace('"100"', '"900"') }, "bad_proof"],
    ["a tampered body under a bare signature", { body: `${BODY} `, signature: BARE }, "bad_proof"],
    ["one that is too old", { at: T + 301 }, "stale"],
    ["one from the future", { at: T - 301 }, "stale"],
    [
      "the bare form where a time is demanded",
      { signature: BARE, credentials: { signature: "timestamped" } },
      "malformed_proof",
    ],
    ["an empty body", { body: "" }, "bad_proof"],
    ["a signed body that is empty", signed(""), "malformed_body"],
    ["a signed body that is not UTF-8", signed(NOT_UTF8), "malformed_body"],
    ["a signed body that is no event", signed("[1]"), "malformed_body"],
  ])("refuses %s", (_what, testCase, refusal) => {
    expect(verify(testCase)).toEqual({ ok: false, error: refusal });
  });
});

const read = (name: string) => fixture(new URL(`./__fixtures__/${name}.json`, import.meta.url));
const event = (type: string, data: unknown) => JSON.stringify({ id: "evt_1", type, data });

describe("PayIn's translation", () => {
  it.each(["guide", "server"])("reads a completed order in the %s's spelling", (spelling) => {
    const [fact] = translated(payin, read(`order-completed-${spelling}`)).facts;
    expect(fact).toMatchObject({
      subject: { externalId: expect.any(String), reference: "order_123" },
      kind: "payment",
      status: "succeeded",
      amount: moneyOf("100", "USDT"),
      method: "usdt-ethereum-sepolia",
      network: "Ethereum Sepolia",
      occurredAt: expect.any(Date),
      mayBeginElsewhere: true,
    });
  });

  it("knows an order that we began by the reference", () => {
    const data = { orderId: "ord_1", orderReference: newId("transaction"), amount: "1", currency: "USDC" };
    expect(translated(payin, event("order.expired", data)).facts[0]).toMatchObject({
      status: "expired",
      reason: "Nobody paid in time",
      mayBeginElsewhere: false,
    });
  });

  it("gives a deposit one identity in all spellings and events", () => {
    const facts = [
      ...["docs", "server"].map(
        (spelling) => translated(payin, read(`deposit-completed-${spelling}`)).facts[0],
      ),
      translated(
        payin,
        event("deposit.confirmed", { txHash: "0xdef", amount: "12.345678", currency: "USDC" }),
      ).facts[0],
    ];
    for (const fact of facts)
      expect(fact).toMatchObject({
        subject: { externalId: "0xdef" },
        kind: "deposit",
        status: "succeeded",
        received: moneyOf("12.345678", "USDC"),
        mayBeginElsewhere: true,
      });
  });

  it.each([
    ["deposit.pending", { txHash: "0x1", amount: "1", currency: "USDC" }, "confirming"],
    [
      "transfer.detected",
      { tx_hash: "0x1", deposit_reference: "p", amount: "1", currency: "USDC" },
      "confirming",
    ],
    [
      "transfer.confirmed",
      { tx_hash: "0x1", deposit_reference: "p", amount: "1", currency: "USDC" },
      "succeeded",
    ],
    ["transfer.detected", { tx_hash: "0x1", order_id: "o", amount: "1", currency: "USDC" }, "confirming"],
    ["transfer.confirmed", { tx_hash: "0x1", order_id: "o", amount: "1", currency: "USDC" }, "confirming"],
    ["order.created", { order_id: "o", amount: "1", currency: "USDC" }, "pending"],
    ["order.reorganized", { order_id: "o", status: "frozen" }, "processing"],
  ])("reads %s of %o as %s", (type, data, status) => {
    expect(translated(payin, event(type, data)).facts[0]?.status).toBe(status);
  });

  it.each([
    ["test.event", {}],
    ["deposit.address_bound", { depositReference: "p" }],
    ["deposit.address_unbound", { depositReference: "p" }],
    ["transfer.detected", { txHash: "0x1" }],
    ["settlement.created", {}],
  ])("sets %s aside with a reason", (type, data) => {
    const { facts, ignoredBecause } = translated(payin, event(type, data));
    expect(facts).toEqual([]);
    expect(ignoredBecause).toEqual(expect.any(String));
  });

  it("keeps an event that can't be read as an error", () => {
    for (const body of [
      event("deposit.confirmed", { amount: "1" }),
      event("order.completed", null),
      "[]",
      "",
    ])
      expect(payin.webhook.translate(asVerified(rawWebhook(body, {})), { mode: "test" }).ok).toBe(false);
  });
});
