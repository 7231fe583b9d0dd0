import { createHmac } from "node:crypto";
import { encryptWithPassphrase } from "./passphrase-cipher.ts";

/** The bearer of one notification, made in one of three ways: the documents do not say which. */
export function sealBearer(scheme: "cryptojs" | "openssl" | "hmac", plain: string, secret: string): string {
  if (scheme !== "hmac") return encryptWithPassphrase(plain, secret, scheme === "openssl" ? "sha256" : "md5");
  const payload = Buffer.from(plain).toString("base64url");
  return `${payload}.${createHmac("sha256", secret).update(payload).digest("hex")}`;
}
