import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import { fixture, NOT_UTF8, rawWebhook, translated } from "../testing/webhooks.ts";
import { eightyEightPay } from "./index.ts";

const credentials = {
  apiKey: "sk_test_1",
  merchantId: "MCH-COL-TEST-29ZTP4",
  merchantSecret: "merchant-secret-for-tests",
  country: "CO",
};

/** Made by `openssl enc -aes-256-cbc -md md5` from id, amount "50000" and ts 1737124245000. */
const BEARER =
  "U2FsdGVkX18BAgMEBQYHCImJn9i1DmsWxWG9H+3ISW/XIxFEn+bTD84oyvCwhp7KmOHvFx5J8h98QD4wVR3RHPrhBn6IAn7LB7V3793xcyw2jDbebl+3WetfIAj0tf0oS5B3fLwN32U4pREksodDWQPPe7Vj2JG6VeKQ68c9C3w=";
/** As above with `-md sha256`, the default of `openssl enc` since 1.1. */
const OPENSSL_BEARER =
  "U2FsdGVkX18BAgMEBQYHCHxKqR1w6bCovMtS5An+dCM0FvZ53a5XiuwvzKJ4NN4liBKsxvTXx5L92S0ayGjPQTLQV6fX6EenlXaEY9A/WcsuBR1m28VzVikFAAf6zeqQbb7xVkP4dMQnZ5dV2Eky6PqK/cmc8xVU3Y0wlZCYt14=";
const SIGNED_AT = 1737124245000;
const completed = fixture(new URL("./__fixtures__/webhook-completed.json", import.meta.url));
const documented = fixture(new URL("./__fixtures__/webhook-documented.json", import.meta.url));

interface Case {
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly at?: number;
  readonly secret?: string;
}

function verify({
  body = completed,
  headers = { authorization: `Bearer ${BEARER}` },
  at = SIGNED_AT,
  secret,
}: Case) {
  return eightyEightPay.webhook.verify(rawWebhook(body, headers), {
    credentials: { ...credentials, ...(secret ? { merchantSecret: secret } : {}) },
    mode: "test",
    now: new Date(at),
  });
}

describe("88Pay's verifier", () => {
  it("opens a token that OpenSSL made", () => {
    expect(verify({})).toEqual({
      ok: true,
      value: {
        eventId: "88:IP9BD7CJES6:COMPLETED:50000",
        type: "transaction.completed",
        scheme: "encrypted bearer (AES-256-CBC)",
        matchedSecret: "current",
      },
    });
  });

  it("names the session where no reference is given, and reads an amount written as a number", () => {
    expect(verify({ body: documented.replace('"50000"', "50000.00") })).toMatchObject({
      ok: true,
      value: { eventId: "88:sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4@2025-01-17 14:30:45:COMPLETED:50000" },
    });
  });

  const bytes = Buffer.from(BEARER, "base64");
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  it.each<[string, Case, string]>([
    ["no header", { headers: {} }, "missing_proof"],
    ["another scheme", { headers: { authorization: `Basic ${BEARER}` } }, "malformed_proof"],
    ["an empty token", { headers: { authorization: "Bearer " } }, "malformed_proof"],
    ["no base64", bearer("!!not-base64!!"), "malformed_proof"],
    [
      "a token of another make",
      bearer(Buffer.from("plain text of some length").toString("base64")),
      "malformed_proof",
    ],
    ["a truncated token", bearer(bytes.subarray(0, -5).toString("base64")), "malformed_proof"],
    ["a token with a block cut off", bearer(bytes.subarray(0, -16).toString("base64")), "bad_proof"],
    [
      "a tampered token",
      bearer(Buffer.from(bytes.map((b, i) => (i === 20 ? b ^ 1 : b))).toString("base64")),
      "bad_proof",
    ],
    ["another secret", { secret: "another" }, "bad_proof"],
    ["a token six minutes old", { at: SIGNED_AT + 300_001 }, "stale"],
    ["a token from the future", { at: SIGNED_AT - 300_001 }, "stale"],
    ["another amount", { body: completed.replace('"50000"', '"50001"') }, "content_mismatch"],
    ["another transaction", { body: completed.replace("sess_4e", "sess_5e") }, "content_mismatch"],
    ["an empty body", { body: "" }, "malformed_body"],
    ["a body that is no JSON", { body: "transaction_status=COMPLETED" }, "malformed_body"],
    ["a body that is not UTF-8", { body: NOT_UTF8 }, "malformed_body"],
    ["a body without a status", { body: '{"transaction_id":"x"}' }, "malformed_body"],
  ])("refuses %s", (_what, testCase, refusal) => {
    expect(verify(testCase)).toEqual({ ok: false, error: refusal });
  });

  it("bears five minutes of clock drift, both ways", () => {
    expect(verify({ at: SIGNED_AT + 300_000 }).ok).toBe(true);
    expect(verify({ at: SIGNED_AT - 300_000 }).ok).toBe(true);
  });
});

describe("88Pay's translation", () => {
  it("tells of a completed charge", () => {
    expect(translated(eightyEightPay, completed)).toEqual({
      type: "transaction.completed",
      facts: [
        {
          subject: {
            externalId: "IP9BD7CJES6",
            sessionKey: "sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4",
            amountDecimal: "50000",
          },
          kind: "payment",
          status: "succeeded",
          providerStatus: "COMPLETED",
          amount: moneyOf("50000", "COP"),
          method: "cards",
          mayBeginElsewhere: false,
        },
      ],
    });
  });

  it("leaves the currency open where only the documented fields are sent", () => {
    const [fact] = translated(eightyEightPay, documented).facts;
    expect(fact).not.toHaveProperty("amount");
    expect(fact?.subject).toEqual({
      sessionKey: "sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4",
      amountDecimal: "50000",
    });
  });

  it.each([
    ["PENDING", undefined, "pending"],
    ["REJECTED", undefined, "failed"],
    ["UNDER_OBSERVATION", undefined, "processing"],
  ])("reads %s (%s) as %s", (word, reason, status) => {
    const body = JSON.stringify({
      ...JSON.parse(completed),
      transaction_status: word,
      transaction_reason: reason,
    });
    expect(translated(eightyEightPay, body).facts[0]).toMatchObject({ status, providerStatus: word });
  });

  it("learns the reference from a charge that still waits, and ignores it where there is none to learn", () => {
    const waits = (body: string) => translated(eightyEightPay, body.replace("COMPLETED", "PENDING"));
    expect(waits(completed).facts).toMatchObject([
      { subject: { externalId: "IP9BD7CJES6" }, status: "pending" },
    ]);
    expect(waits(documented)).toEqual({
      type: "transaction.pending",
      facts: [],
      ignoredBecause: "It still waits for its payer: nothing new",
    });
  });

  it("tells of a payout", () => {
    const body = JSON.stringify({ ...JSON.parse(completed), transaction_flow: "PAYOUT" });
    expect(translated(eightyEightPay, body).facts).toMatchObject([
      { kind: "payout", status: "succeeded", subject: { externalId: "IP9BD7CJES6" } },
    ]);
  });

  it.each([completed, documented])("finds nothing new in a documented notification", (body) => {
    expect(translated(eightyEightPay, body)).not.toHaveProperty("drift");
  });

  it("says what its documents do not list, once", () => {
    const { transaction_date: _gone, ...rest } = JSON.parse(completed);
    const translation = translated(
      eightyEightPay,
      JSON.stringify({ ...rest, transaction_status: "UNDER_OBSERVATION", transaction_mood: "good" }),
    );
    expect(translation.drift).toEqual([
      { kind: "new_field", where: "notification", name: "transaction_mood" },
      { kind: "missing_field", where: "notification", name: "transaction_date" },
      { kind: "status", where: "transaction", name: "UNDER_OBSERVATION" },
    ]);
    expect(translation.facts).toMatchObject([{ status: "processing" }]);
    expect(translation.facts[0]).not.toHaveProperty("drift");
  });
});

describe("the proof's scheme", () => {
  const claims = `{"transaction_id":"sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4","transaction_amount":"50000","ts":${SIGNED_AT}}`;
  const payload = Buffer.from(claims).toString("base64url");
  const hmac = (secret: string) => createHmac("sha256", secret).update(payload).digest("hex");
  const signed = `${payload}.${hmac(credentials.merchantSecret)}`;

  function verifyAs(webhookScheme: string, token: string) {
    const options = {
      credentials: { ...credentials, webhookScheme },
      mode: "test",
      now: new Date(SIGNED_AT),
    } as const;
    return eightyEightPay.webhook.verify(
      rawWebhook(completed, { authorization: `Bearer ${token}` }),
      options,
    );
  }

  it.each([
    ["cryptojs", BEARER, "encrypted bearer (AES-256-CBC)"],
    ["openssl", OPENSSL_BEARER, "encrypted bearer (AES-256-CBC, SHA-256 key)"],
    ["hmac", signed, "signed bearer (HMAC-SHA256)"],
  ])("%s is taken where the connection says so", (scheme, token, name) => {
    expect(verifyAs(scheme, token)).toMatchObject({ ok: true, value: { scheme: name } });
  });

  it.each([
    ["cryptojs", OPENSSL_BEARER, "bad_proof"],
    ["openssl", BEARER, "bad_proof"],
    ["cryptojs", signed, "malformed_proof"],
    ["hmac", BEARER, "malformed_proof"],
    ["hmac", `${payload}.${hmac("another")}`, "bad_proof"],
    [
      "hmac",
      `${Buffer.from(claims.replace("50000", "50001")).toString("base64url")}.${hmac(credentials.merchantSecret)}`,
      "bad_proof",
    ],
    ["hmac", payload, "malformed_proof"],
  ])("%s takes no other", (scheme, token, refusal) => {
    expect(verifyAs(scheme, token)).toEqual({ ok: false, error: refusal });
  });

  it("is the first one where nothing was chosen", () => {
    expect(eightyEightPay.credentials.schema.parse(credentials)).toMatchObject({ webhookScheme: "cryptojs" });
  });
});
