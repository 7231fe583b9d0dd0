import { createHmac } from "node:crypto";

/** HMAC-SHA256 hex over `{unix ms}.{raw body}`. */
export function pepaySignature(secret: string, rawBody: string, unixMs: number): string {
  return createHmac("sha256", secret).update(`${unixMs}.${rawBody}`, "utf8").digest("hex");
}
