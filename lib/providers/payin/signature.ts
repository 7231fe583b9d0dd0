import { err, ok, type Result } from "../../result.ts";
import { hmacSha256, isSha256Hex, matchSecret, type WebhookSecrets } from "../signatures.ts";
import type { WebhookProof, WebhookRefusal } from "../webhook-contract.ts";

const TOLERANCE_SECONDS = 300;

interface SignatureCheck {
  readonly secrets: WebhookSecrets;
  /** Refuse the form without a time, which could be replayed for ever. */
  readonly timestampedOnly: boolean;
  readonly now: Date;
}

type Checked = Pick<WebhookProof, "scheme" | "matchedSecret">;

/** PayIn signs in two ways: bare hex over the body (guide), or `t=…,v1=…` over time and body (server). */
export function checkSignature(
  header: string | undefined,
  body: Uint8Array,
  check: SignatureCheck,
): Result<Checked, WebhookRefusal> {
  const value = header?.trim();
  if (!value) return err("missing_proof");
  if (/^t=/.test(value)) return checkTimestamped(value, body, check);
  if (check.timestampedOnly || !isSha256Hex(value)) return err("malformed_proof");
  const matchedSecret = matchSecret(check.secrets, [value], (secret) => hmacSha256(secret, "", body));
  return matchedSecret ? ok({ scheme: "bare HMAC-SHA256", matchedSecret }) : err("bad_proof");
}

function checkTimestamped(
  value: string,
  body: Uint8Array,
  check: SignatureCheck,
): Result<Checked, WebhookRefusal> {
  const parts = value.split(",").map((part) => part.trim());
  const time = parts[0]?.slice(2) ?? "";
  const signatures = parts.filter((part) => part.startsWith("v1=")).map((part) => part.slice(3));
  if (!/^\d{1,12}$/.test(time) || signatures.length === 0 || !signatures.every(isSha256Hex))
    return err("malformed_proof");
  const matchedSecret = matchSecret(check.secrets, signatures, (secret) =>
    hmacSha256(secret, `${time}.`, body),
  );
  if (!matchedSecret) return err("bad_proof");
  // PayIn's sample looks one way only; a time far ahead is as wrong as one long past.
  const age = Math.abs(check.now.getTime() / 1000 - Number(time));
  return age > TOLERANCE_SECONDS ? err("stale") : ok({ scheme: "t/v1 HMAC-SHA256", matchedSecret });
}
