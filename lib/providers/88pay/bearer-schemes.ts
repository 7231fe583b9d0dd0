import { createDecipheriv, createHash } from "node:crypto";

/** A way to seal the bearer token of a webhook. 88Pay's pages do not name theirs: another one is a new entry here. */
export interface BearerScheme {
  readonly name: string;
  /** Whether the token has this scheme's form, whoever made it. */
  recognizes(token: string): boolean;
  /** The sealed text, or null when the secret does not open it. */
  open(token: string, secret: string): string | null;
}

const SALTED = Buffer.from("Salted__", "latin1");
const BLOCK = 16;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * AES-256-CBC under a passphrase, as OpenSSL and CryptoJS write it: "Salted__", 8 bytes of salt, cipher text, in
 * base64; key and IV from MD5 chained over passphrase and salt. Assumed from the `U2FsdGVkX1` that 88Pay's older API shows.
 */
const cryptoJsAes: BearerScheme = {
  name: "encrypted bearer (AES-256-CBC)",
  recognizes(token) {
    if (!BASE64.test(token)) return false;
    const bytes = Buffer.from(token, "base64");
    const sealed = bytes.length - SALTED.length - 8;
    return bytes.subarray(0, SALTED.length).equals(SALTED) && sealed >= BLOCK && sealed % BLOCK === 0;
  },
  open(token, secret) {
    const bytes = Buffer.from(token, "base64");
    const { key, iv } = deriveKey(secret, bytes.subarray(8, 16));
    try {
      const decipher = createDecipheriv("aes-256-cbc", key, iv);
      const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
      return new TextDecoder("utf-8", { fatal: true }).decode(plain);
    } catch {
      return null;
    }
  },
};

export const BEARER_SCHEMES: readonly BearerScheme[] = [cryptoJsAes];

function deriveKey(secret: string, salt: Buffer): { key: Buffer; iv: Buffer } {
  let derived = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  while (derived.length < 48) {
    last = createHash("md5").update(last).update(secret, "utf8").update(salt).digest();
    derived = Buffer.concat([derived, last]);
  }
  return { key: derived.subarray(0, 32), iv: derived.subarray(32, 48) };
}
