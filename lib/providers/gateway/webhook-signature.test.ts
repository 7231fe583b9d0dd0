import { describe, expect, it } from "vitest";
import { hmacSha256 } from "../signatures.ts";
import { rawWebhook } from "../testing/webhooks.ts";
import { gateway } from "./index.ts";

/** All signatures below are OpenSSL's, of exactly this body, alone or behind `1768478400.`. */
const SECRET = "whsec_test_12345";
const BODY =
  '{"id":"evt_1","type":"payment.succeeded","created_at":"2026-01-15T12:00:00Z","data":{"object":{"id":"pay_1","status":"succeeded","amount":5000,"currency":"USD"}}}';
const BARE = "04383eca59d13b1f46a0a7a2c7a0d5a736a9bd4cd4566f406dff0bb1a7c99792";
const BASE64 = "BDg+ylnROx9GoKeix6DVpzapvUzUVm9Abf8LsafJl5I=";
const TIMED = "aacd270ba58318d37a01d3a930633713197bcac5f5d997a2a3da589aebbad7e2";
const NOW = new Date(1_768_478_400_000);

function verify(headers: Record<string, string>, credentials: Record<string, string>, now = NOW) {
  const answer = gateway.webhook.verify(rawWebhook(BODY, headers), {
    credentials: { apiKey: "sk_1", webhookSecret: SECRET, ...credentials },
    mode: "test",
    now,
  });
  return answer.ok ? answer.value.scheme : answer.error;
}
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const base64 = { signatureEncoding: "base64" };
const timed = { signatureTime: "header", signatureTimeHeader: "X-Time" };
const pair = { signatureTime: "pair" };

describe("a signature", () => {
  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    [
      "in a header of another name",
      { "acme-signature": BARE },
      { signatureHeader: "Acme-Signature" },
      "bare HMAC-SHA256",
    ],
    [
      "behind a prefix",
      { "x-signature": `sha256=${BARE}` },
      { signaturePrefix: "sha256=" },
      "bare HMAC-SHA256",
    ],
    ["in base64", { "x-signature": BASE64 }, base64, "bare HMAC-SHA256"],
    [
      "in base64 without padding, for the web",
      { "x-signature": BASE64.replace("+", "-").replace("=", "") },
      base64,
      "bare HMAC-SHA256",
    ],
    [
      "with a time in its own header",
      { "x-signature": TIMED, "x-time": "1768478400" },
      timed,
      "HMAC-SHA256 with a time",
    ],
    ["with its time beside it", { "x-signature": `t=1768478400,v1=${TIMED}` }, pair, "t/v1"],
    [
      "among others, while a secret is replaced",
      { "x-signature": `t=1768478400, v1=${"a".repeat(64)}, v1=${TIMED}` },
      pair,
      "t/v1",
    ],
  ])("is taken %s", (_where, headers, credentials, scheme) => {
    expect(verify(headers, credentials)).toBe(scheme);
  });

  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    [
      "in the usual header, where another is named",
      { "x-signature": BARE },
      { signatureHeader: "Acme-Signature" },
      "missing_proof",
    ],
    ["without its prefix", { "x-signature": BARE }, { signaturePrefix: "sha256=" }, "malformed_proof"],
    ["in hex, where base64 is sent", { "x-signature": BARE }, base64, "malformed_proof"],
    ["cut short in base64", { "x-signature": BASE64.slice(4) }, base64, "malformed_proof"],
    [
      "of the body alone, where the time is signed",
      { "x-signature": BARE, "x-time": "1768478400" },
      timed,
      "bad_proof",
    ],
    ["without the time", { "x-signature": TIMED }, timed, "missing_proof"],
    ["with a time that is none", { "x-signature": TIMED, "x-time": "now" }, timed, "malformed_proof"],
    ["with another time", { "x-signature": TIMED, "x-time": "1768478401" }, timed, "bad_proof"],
    ["bare, where a pair is sent", { "x-signature": BARE }, pair, "missing_proof"],
    ["without a v1", { "x-signature": `t=1768478400,v0=${TIMED}` }, pair, "malformed_proof"],
  ])("is refused %s", (_where, headers, credentials, refusal) => {
    expect(verify(headers, credentials)).toBe(refusal);
  });

  it("ages: five minutes either way", () => {
    const headers = { "x-signature": `t=1768478400,v1=${TIMED}` };
    expect(verify(headers, pair, at(300))).toBe("t/v1");
    expect(verify(headers, pair, at(-300))).toBe("t/v1");
    expect(verify(headers, pair, at(301))).toBe("stale");
    expect(verify(headers, pair, at(-301))).toBe("stale");
  });

  it("may count its time in milliseconds", () => {
    const time = String(NOW.getTime());
    const signature = hmacSha256(SECRET, `${time}.`, new TextEncoder().encode(BODY)).toString("hex");
    expect(verify({ "x-signature": `t=${time},v1=${signature}` }, pair, at(10))).toBe("t/v1");
    expect(verify({ "x-signature": `t=${time},v1=${signature}` }, pair, at(400))).toBe("stale");
  });
});

it("knows an event without an id by its content", () => {
  const verifyBody = (text: string) => {
    const body = new TextEncoder().encode(text);
    const signature = hmacSha256(SECRET, "", body).toString("hex");
    const credentials = { apiKey: "sk_1", webhookSecret: SECRET, mapping: "[event]\nid =" };
    const proof = gateway.webhook.verify(rawWebhook(body, { "x-signature": signature }), {
      credentials,
      mode: "test",
      now: NOW,
    });
    return proof.ok ? proof.value.eventId : proof.error;
  };
  const first = verifyBody('{"type":"payment.failed","data":{"object":{"id":"pay_1"}}}');
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(verifyBody('{"type":"payment.failed","data":{"object":{"id":"pay_1"}}}')).toBe(first);
  expect(verifyBody('{"type":"payment.failed","data":{"object":{"id":"pay_2"}}}')).not.toBe(first);
});
