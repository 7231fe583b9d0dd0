import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getProvider } from "../providers/registry.ts";
import { rawWebhook } from "../providers/testing/webhooks.ts";
import { explainFit } from "./explain-fit.ts";
import { searchFit, type TriedSecret } from "./search-fit.ts";

const RECEIVED = new Date("2026-11-28T12:00:00Z");
const BODY =
  '{"id":"evt_1","type":"order.completed","data":{"orderId":"ord_1","note":"Café / crème","amount":"100"}}';

const SECRETS: readonly TriedSecret[] = [
  { kind: "current", name: "the current secret", value: "whsec_current" },
  { kind: "previous", name: "the previous secret", value: "whsec_before" },
  { kind: "other", name: "the secret of Second shop", value: "whsec_of_another" },
];

function hex(secret: string, text: string | Uint8Array, prefix = ""): string {
  return createHmac("sha256", secret).update(prefix).update(text).digest("hex");
}

interface Case {
  readonly provider?: string;
  readonly body?: string | Uint8Array;
  readonly headers: Record<string, string>;
  readonly credentials?: Record<string, string>;
  readonly secrets?: readonly TriedSecret[];
}

async function look({ provider = "payin", body = BODY, headers, credentials, secrets = SECRETS }: Case) {
  const search = {
    provider: getProvider(provider),
    mode: "test" as const,
    credentials: credentials ?? { apiKey: "k", webhookSecret: "whsec_current", signature: "any" },
    raw: rawWebhook(body, headers),
    receivedAt: RECEIVED,
    secrets,
  };
  const { fit } = await searchFit(search);
  return fit && { fit, ...explainFit({ provider: search.provider, fit, receivedAt: RECEIVED, fits: false }) };
}

const bare = (secret: string, signed: string | Uint8Array = BODY) => ({
  headers: { "x-payin-signature": hex(secret, signed) },
});
function timed(secret: string, at: Date, signed: string | Uint8Array = BODY) {
  const time = Math.floor(at.getTime() / 1000);
  return { headers: { "x-payin-signature": `t=${time},v1=${hex(secret, signed, `${time}.`)}` } };
}

describe("which secret", () => {
  it.each([
    ["whsec_current", "It matches with the current secret."],
    ["whsec_before", "It matches with the previous secret."],
    ["whsec_of_another", "It matches with the secret of Second shop."],
  ])("finds %s", async (secret, headline) => {
    expect(await look(bare(secret))).toMatchObject({ headline });
  });

  it("finds one that was typed in, before all others", async () => {
    const entered = { kind: "entered", name: "the secret that was entered", value: "whsec_typed" } as const;
    const found = await look({ ...bare("whsec_typed"), secrets: [entered, ...SECRETS] });
    expect(found?.fit).toMatchObject({
      secret: { kind: "entered" },
      variant: null,
      body: null,
      refusal: null,
    });
  });

  it("finds none for a forgery", async () => {
    expect(await look(bare("whsec_nobodys"))).toBeNull();
    expect(await look({ headers: {} })).toBeNull();
    expect(await look({ headers: { "x-payin-signature": "Bearer abc" } })).toBeNull();
  });

  it("does not take one whose content was changed for a match", async () => {
    expect(await look({ ...bare("whsec_current"), body: BODY.replace("100", "900") })).toBeNull();
  });
});

describe("which clock", () => {
  it.each([
    [
      -7 * 60_000,
      "It matches with the current secret, if our clock stood 7 min earlier.",
      "7 min before it came",
    ],
    [
      6 * 60_000,
      "It matches with the current secret, if our clock stood 6 min later.",
      "6 min after it came",
    ],
    [
      -3 * 86_400_000 - 3_600_000,
      "It matches with the current secret, if our clock stood 3 days 1 h earlier.",
      "3 days 1 h before it came",
    ],
  ])("finds a time off by %i ms", async (ms, headline, words) => {
    const found = await look(timed("whsec_current", new Date(RECEIVED.getTime() + ms)));
    expect(found).toMatchObject({ headline, advice: "none" });
    expect(found?.detail).toContain(`It was signed ${words}.`);
  });

  it("reads a provider's milliseconds", async () => {
    const time = String(RECEIVED.getTime() - 600_000);
    const headers = {
      "x-pepay-timestamp": time,
      "x-pepay-signature": hex("whsec_current", BODY, `${time}.`),
    };
    const credentials = { apiKey: "k", webhookSecret: "whsec_current" };
    const found = await look({ provider: "pepay", headers, credentials });
    expect(found?.headline).toBe("It matches with the current secret, if our clock stood 10 min earlier.");
  });
});

describe("which body", () => {
  const spaced =
    '{"id": "evt_1", "type": "order.completed", "data": {"orderId": "ord_1", "note": "Caf\\u00e9 / cr\\u00e8me", "amount": "100"}}';
  it.each<[string, string | Uint8Array, string | Uint8Array, string]>([
    ["a line break was added", BODY, `${BODY}\n`, "without the line break at its end"],
    ["a line break was taken away", `${BODY}\n`, BODY, "with a line break at its end"],
    [
      "line breaks grew",
      BODY.replace(",", ",\n"),
      BODY.replace(",", ",\r\n"),
      "with line breaks of one character",
    ],
    [
      "line breaks shrank",
      BODY.replace(",", ",\r\n"),
      BODY.replace(",", ",\n"),
      "with line breaks of two characters",
    ],
    ["a byte order mark was added", BODY, `\ufeff${BODY}`, "without the byte order mark"],
    ["a byte order mark was taken away", `\ufeff${BODY}`, BODY, "with a byte order mark"],
    ["it was indented", BODY, JSON.stringify(JSON.parse(BODY), null, 4), "as JSON without spaces"],
    ["its spaces were taken away", spaced, BODY, "as JSON with spaces after commas and colons"],
    ["its lines were joined", JSON.stringify(JSON.parse(BODY), null, 2), BODY, "as JSON in lines"],
    [
      "its letters were unescaped",
      BODY.replace("é", "\\u00e9").replace("è", "\\u00e8"),
      BODY,
      "as JSON with other letters escaped",
    ],
    [
      "its slashes were unescaped",
      BODY.replace("/", "\\/").replace("é", "\\u00e9").replace("è", "\\u00e8"),
      BODY,
      "as JSON with slashes escaped",
    ],
    ["it was URL-encoded", BODY, `payload=${encodeURIComponent(BODY)}`, "with the URL encoding undone"],
    [
      "it was taken for Latin-1",
      BODY,
      Buffer.from(Buffer.from(BODY, "utf8").toString("latin1"), "utf8"),
      "as the text that its characters were meant to be",
    ],
  ])("finds that %s", async (_what, signed, came, words) => {
    const found = await look({ ...bare("whsec_current", signed), body: came });
    expect(found?.headline).toBe(`It matches with the current secret, ${words}.`);
    expect(found?.detail).toContain("between the provider and Paydeck");
  });

  it("finds two changes at once", async () => {
    const found = await look({
      ...timed("whsec_of_another", new Date(RECEIVED.getTime() - 3_600_000)),
      body: `${BODY}\r\n`,
    });
    expect(found?.headline).toBe(
      "It matches with the secret of Second shop, without the line break at its end, if our clock stood 1 h earlier.",
    );
  });
});

describe("which form", () => {
  const gateway = { apiKey: "k", webhookSecret: "whsec_current" };
  const base64 = createHmac("sha256", "whsec_current").update(BODY).digest("base64");
  const time = String(RECEIVED.getTime() / 1000);

  it.each<[string, Record<string, string>, string]>([
    [
      "another header",
      { "acme-signature": hex("whsec_current", BODY) },
      "hex in acme-signature, without a time",
    ],
    [
      "a prefix",
      { "x-signature": `sha256=${hex("whsec_current", BODY)}` },
      "hex in x-signature after “sha256=”, without a time",
    ],
    ["another encoding", { "x-signature": base64 }, "base64 in x-signature, without a time"],
    [
      "a time in a header",
      { "x-signature": hex("whsec_current", BODY, `${time}.`), "x-time": time },
      "hex in x-signature, with the time in x-time",
    ],
    [
      "a time beside it",
      { "x-signature": `t=${time},v1=${hex("whsec_current", BODY, `${time}.`)}` },
      "hex in x-signature, in the form t=…,v1=…",
    ],
  ])("finds %s", async (_what, headers, words) => {
    const found = await look({ provider: "gateway", headers, credentials: gateway });
    expect(found).toMatchObject({
      headline: `It matches with the current secret, as ${words}.`,
      advice: "connection",
    });
  });

  it("finds the form without a time where only the other is taken, and says which setting that is", async () => {
    const credentials = { apiKey: "k", webhookSecret: "whsec_current", signature: "timestamped" };
    const found = await look({ ...bare("whsec_current"), credentials });
    expect(found?.detail).toContain("set “Webhook signatures” to “Either form” in the connection");
  });

  it("finds another make of an encrypted token", async () => {
    const ts = RECEIVED.getTime();
    const claims = { transaction_id: "IP9", transaction_amount: "50000", ts };
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
    const body = JSON.stringify({
      transaction_id: "IP9",
      transaction_status: "COMPLETED",
      transaction_amount: "50000",
    });
    const headers = { authorization: `Bearer ${payload}.${hex("merchant-secret", payload)}` };
    const credentials = { apiKey: "k", merchantId: "M", merchantSecret: "merchant-secret", country: "CO" };
    const secrets = [{ kind: "current", name: "the current secret", value: "merchant-secret" }] as const;
    const found = await look({ provider: "88pay", body, headers, credentials, secrets });
    expect(found?.headline).toBe(
      "It matches with the current secret, as a token of another make: signed bearer (HMAC-SHA256).",
    );
    const late = await look({
      provider: "88pay",
      body: body.replace('"50000"', '"60000"'),
      headers,
      credentials: { ...credentials, webhookScheme: "hmac" },
      secrets,
    });
    expect(late?.detail).toContain("what was signed is not what the body says");
  });
});

it("is done in a bounded time, whatever it is given", async () => {
  const secrets = Array.from({ length: 22 }, (_, index): TriedSecret => {
    return { kind: "other", name: `the secret of ${index}`, value: `whsec_${index}` };
  });
  const body = JSON.stringify({ text: "ä".repeat(30_000) });
  const started = performance.now();
  expect(await look({ ...bare("whsec_nobodys"), body, secrets })).toBeNull();
  expect(performance.now() - started).toBeLessThan(8000);
});
