import { err, ok, type Result } from "../../result.ts";
import { hmacSha256, isSha256Hex, matchSecret } from "../signatures.ts";
import type { RawWebhook, WebhookProof, WebhookRefusal } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";

const MAX_AGE_SECONDS = 5 * 60;
const TIME = /^\d{9,14}$/;

interface Claim {
  /** In hex, however the gateway writes them; during a rotation there may be several. */
  readonly signatures: readonly string[];
  /** As it was signed; null where no time is. */
  readonly time: string | null;
}

type Signed = Pick<WebhookProof, "matchedSecret" | "scheme">;

/**
 * The HMAC-SHA256 of the raw body, as the connection says that it is sent. Seed 003 has the bare form: hex in
 * X-Signature. Where a time is sent, `time.body` is signed, and more than five minutes either way is refused.
 */
export function readSignature(
  { headers, body }: RawWebhook,
  credentials: Credentials,
  now: Date,
): Result<Signed, WebhookRefusal> {
  const claim = claimIn(headers, credentials);
  if (!claim.ok) return claim;
  const { signatures, time } = claim.value;
  const prefix = time === null ? "" : `${time}.`;
  const matchedSecret = matchSecret(
    { current: credentials.webhookSecret, previous: credentials.previousWebhookSecret },
    signatures,
    (secret) => hmacSha256(secret, prefix, body),
  );
  if (!matchedSecret) return err("bad_proof");
  if (time !== null && isStale(time, now)) return err("stale");
  return ok({ matchedSecret, scheme: SCHEMES[credentials.signatureTime] });
}

const SCHEMES: Readonly<Record<Credentials["signatureTime"], string>> = {
  none: "bare HMAC-SHA256",
  header: "HMAC-SHA256 with a time",
  pair: "t/v1",
};

function claimIn(headers: RawWebhook["headers"], credentials: Credentials): Result<Claim, WebhookRefusal> {
  const value = headers[credentials.signatureHeader.toLowerCase()]?.trim();
  if (!value) return err("missing_proof");
  const pair = credentials.signatureTime === "pair" ? partsOf(value) : null;
  const written = pair ? pair.signatures : [value];
  const signatures = written.flatMap((text) => toHex(text, credentials) ?? []);
  const time = pair ? pair.time : timeHeader(headers, credentials);
  if (time === undefined) return err("missing_proof");
  if (signatures.length === 0 || (time !== null && !TIME.test(time))) return err("malformed_proof");
  return ok({ signatures, time });
}

/** Null: this gateway signs no time. Undefined: it should have sent one. */
function timeHeader(headers: RawWebhook["headers"], credentials: Credentials): string | null | undefined {
  if (credentials.signatureTime !== "header") return null;
  return headers[credentials.signatureTimeHeader.toLowerCase()]?.trim() || undefined;
}

/** `t=…,v1=…`, with several v1 while a secret is replaced. */
function partsOf(value: string): {
  readonly time: string | undefined;
  readonly signatures: readonly string[];
} {
  const parts = value.split(",").map((part) => part.trim());
  const valuesOf = (name: string) =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
  return { time: valuesOf("t")[0], signatures: valuesOf("v1") };
}

/** A signature in hex; null for what has not the form of one. */
function toHex(text: string, { signaturePrefix = "", signatureEncoding }: Credentials): string | null {
  if (!text.startsWith(signaturePrefix)) return null;
  const bare = text.slice(signaturePrefix.length);
  if (signatureEncoding === "hex") return isSha256Hex(bare) ? bare : null;
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(bare)) return null;
  return Buffer.from(bare, "base64").toString("hex");
}

function isStale(time: string, now: Date): boolean {
  return Math.abs(now.getTime() - timeOf(time).getTime()) > MAX_AGE_SECONDS * 1000;
}

/** The time is Unix seconds or, from 12 digits on, milliseconds. */
export function timeOf(time: string): Date {
  return new Date(time.length > 11 ? Number(time) : Number(time) * 1000);
}

/** The time as it was signed; null where none is, or it has not the form of one. */
export function signedTime(headers: RawWebhook["headers"], credentials: Credentials): string | null {
  const claim = claimIn(headers, credentials);
  return claim.ok ? claim.value.time : null;
}
