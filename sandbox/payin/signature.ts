import { createHmac } from "node:crypto";

function hmacHex(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text, "utf8").digest("hex");
}

/** The older form: HMAC-SHA256 hex over the raw body. */
export function bareSignature(secret: string, rawBody: string): string {
  return hmacHex(secret, rawBody);
}

/** The newer form: `t={seconds},v1={hex}` over `{seconds}.{raw body}`. */
export function timestampedSignature(secret: string, rawBody: string, unixSeconds: number): string {
  return `t=${unixSeconds},v1=${hmacHex(secret, `${unixSeconds}.${rawBody}`)}`;
}
