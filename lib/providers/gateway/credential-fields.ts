import type { FormField } from "../form-field.ts";
import { defaultMappingText } from "./mapping-defaults.ts";

const only = (...is: string[]) => ({ when: { field: "auth", is } });
const timed = (...is: string[]) => ({ when: { field: "signatureTime", is } });
const optional = { secret: false, required: false } as const;

const KEY_HEADER = "Header of the key";
const TOKEN = "Access token";
const SIGNED = "Headers of signed requests";

const SIGN_IN: readonly FormField[] = [
  {
    ...optional,
    name: "auth",
    label: "How calls are signed in",
    options: [
      { value: "api_key", label: "API key in a header" },
      { value: "oauth", label: "OAuth 2.0 client credentials" },
      { value: "hmac", label: "HMAC-signed requests" },
      { value: "mtls", label: "Mutual TLS with a client certificate" },
    ],
  },
  { ...only("api_key"), name: "apiKey", label: "Secret API key", secret: true, required: true },
  {
    ...only("api_key"),
    ...optional,
    section: KEY_HEADER,
    name: "authHeader",
    label: "Header",
    placeholder: "Authorization",
  },
  {
    ...only("api_key"),
    ...optional,
    section: KEY_HEADER,
    name: "authPrefix",
    label: "Word before the key",
    help: "Bearer in Authorization, none in any other header.",
    placeholder: "Bearer",
  },
  { ...only("oauth"), name: "clientId", label: "Client id", secret: false, required: true },
  { ...only("oauth"), name: "clientSecret", label: "Client secret", secret: true, required: true },
  {
    ...only("oauth"),
    ...optional,
    section: TOKEN,
    name: "tokenUrl",
    isAddress: true,
    label: "Token address",
    help: "Below the base URL, or a whole address.",
    placeholder: "/oauth/token",
  },
  {
    ...only("oauth"),
    ...optional,
    section: TOKEN,
    name: "scope",
    label: "Scope",
    placeholder: "payments refunds",
  },
  {
    ...only("oauth"),
    ...optional,
    section: TOKEN,
    name: "clientAuth",
    label: "Where the client secret goes",
    options: [
      { value: "body", label: "In the form" },
      { value: "basic", label: "In HTTP Basic" },
    ],
  },
  {
    ...only("hmac"),
    name: "hmacSecret",
    label: "Signing secret",
    help: "Signs method, path, Unix time and the body's SHA-256 in hex, a line each; the signature is hex.",
    secret: true,
    required: true,
  },
  { ...only("hmac"), ...optional, name: "hmacKeyId", label: "Key id" },
  {
    ...only("hmac"),
    ...optional,
    section: SIGNED,
    name: "hmacKeyHeader",
    label: "Key id header",
    placeholder: "X-Key-Id",
  },
  {
    ...only("hmac"),
    ...optional,
    section: SIGNED,
    name: "hmacTimeHeader",
    label: "Time header",
    placeholder: "X-Timestamp",
  },
  {
    ...only("hmac"),
    ...optional,
    section: SIGNED,
    name: "hmacSignatureHeader",
    label: "Signature header",
    placeholder: "X-Signature",
  },
  {
    ...only("mtls"),
    name: "certificate",
    label: "Client certificate",
    help: "In PEM form, with the chain below it where the gateway asks for one.",
    secret: true,
    required: true,
    multiline: true,
    placeholder: "-----BEGIN CERTIFICATE-----",
  },
  {
    ...only("mtls"),
    name: "privateKey",
    label: "Private key",
    help: "In PEM form, without a passphrase.",
    secret: true,
    required: true,
    multiline: true,
    placeholder: "-----BEGIN PRIVATE KEY-----",
  },
  {
    ...only("mtls"),
    name: "authority",
    label: "Authority of the gateway's certificate",
    help: "Only where the gateway's own certificate comes from a private authority.",
    secret: true,
    required: false,
    multiline: true,
    placeholder: "-----BEGIN CERTIFICATE-----",
  },
];

const NOTIFICATIONS: readonly FormField[] = [
  {
    name: "webhookSecret",
    label: "Webhook secret",
    help: "Signs the notifications that the gateway sends.",
    secret: true,
    required: true,
  },
];

const SIGNATURE: readonly FormField[] = [
  { ...optional, name: "signatureHeader", label: "Signature header", placeholder: "X-Signature" },
  {
    ...optional,
    name: "signatureEncoding",
    label: "Written as",
    options: [
      { value: "hex", label: "Hex" },
      { value: "base64", label: "Base64" },
    ],
  },
  {
    ...optional,
    name: "signaturePrefix",
    label: "Text before the signature",
    help: "Such as sha256= in sha256=1f0c…",
  },
  {
    ...optional,
    name: "signatureTime",
    label: "Signed time",
    help: "With a time, time.body is signed, and notifications more than five minutes off are refused.",
    options: [
      { value: "none", label: "None" },
      { value: "header", label: "In a header of its own" },
      { value: "pair", label: "In the same header: t=…,v1=…" },
    ],
  },
  {
    ...timed("header"),
    ...optional,
    name: "signatureTimeHeader",
    label: "Header with the time",
    placeholder: "X-Timestamp",
  },
  {
    name: "previousWebhookSecret",
    label: "Previous webhook secret",
    help: "Only while you change the secret: notifications signed with either are taken.",
    secret: true,
    required: false,
  },
];

const IDEMPOTENCY: readonly FormField[] = [
  {
    ...optional,
    name: "idempotency",
    label: "Idempotency key",
    help: "Choose what its documents say. Where they name no such key, choose none: a call that may have arrived is then never made again unless the gateway shows that nothing is there.",
    options: [
      { value: "header_and_body", label: "In header and body" },
      { value: "header", label: "In the header alone" },
      { value: "body", label: "In the body alone" },
      { value: "none", label: "Not at all: it knows no such keys" },
    ],
  },
  {
    when: { field: "idempotency", is: ["header_and_body", "header"] },
    ...optional,
    name: "idempotencyHeader",
    label: "Idempotency header",
    placeholder: "Idempotency-Key",
  },
];

const MAPPING: readonly FormField[] = [
  {
    ...optional,
    name: "mapping",
    label: "Mapping",
    help: "Only the lines that differ from the usual shape. Names on the left are ours, paths on the right are theirs.",
    multiline: true,
    takesSamples: true,
    placeholder: "[payment]\nid = data.payment_id\n\n[statuses]\nPAID = succeeded",
    template: defaultMappingText(),
  },
];

const OTHER: readonly FormField[] = [
  {
    ...optional,
    name: "checkout",
    label: "What payers can use",
    options: [
      { value: "card", label: "Cards" },
      { value: "card_and_crypto", label: "Cards and crypto invoices" },
    ],
  },
  {
    ...optional,
    name: "displayName",
    label: "Account name",
    help: "What the gateway is called here.",
    placeholder: "Acme Payments",
  },
];

/** The connect form. An ordinary gateway needs the key and the webhook secret; all else has its usual value. */
export const credentialFields: readonly FormField[] = [
  ...SIGN_IN,
  ...NOTIFICATIONS,
  ...inSection("Signature of notifications", SIGNATURE),
  ...inSection("Idempotency", IDEMPOTENCY),
  ...inSection("Paths and fields", MAPPING),
  ...OTHER,
];

function inSection(section: string, fields: readonly FormField[]): FormField[] {
  return fields.map((field) => ({ ...field, section }));
}
