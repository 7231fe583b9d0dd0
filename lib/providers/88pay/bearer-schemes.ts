import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { hmacSha256, isSameText } from "../signatures.ts";

/** A way to make the bearer token of a webhook. 88Pay's pages do not name theirs: another one is a new entry here. */
interface BearerScheme {
  /** What the connection's settings store. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Whether the token has this scheme's form, whoever made it. */
  recognizes(token: string): boolean;
  /** The JSON inside, or null when the secret does not open it. */
  open(token: string, secret: string): string | null;
  /** A token that `open` takes: for the webhook tester. */
  seal(json: string, secret: string): string;
}

const SALTED = Buffer.from("Salted__", "latin1");
const BLOCK = 16;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const SIGNED = /^([A-Za-z0-9_-]+)\.([0-9a-f]{64})$/i;

/**
 * AES-256-CBC under a passphrase: "Salted__", 8 bytes of salt, cipher text, in base64; key and IV from a digest chained
 * over passphrase and salt (OpenSSL's EVP_BytesToKey).
 */
function passphraseAes(id: string, name: string, digest: "md5" | "sha256"): BearerScheme {
  return {
    id,
    name,
    recognizes(token) {
      if (!BASE64.test(token)) return false;
      const bytes = Buffer.from(token, "base64");
      const sealed = bytes.length - SALTED.length - 8;
      return bytes.subarray(0, SALTED.length).equals(SALTED) && sealed >= BLOCK && sealed % BLOCK === 0;
    },
    open(token, secret) {
      const bytes = Buffer.from(token, "base64");
      const { key, iv } = deriveKey(secret, bytes.subarray(8, 16), digest);
      try {
        const decipher = createDecipheriv("aes-256-cbc", key, iv);
        const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
        return new TextDecoder("utf-8", { fatal: true }).decode(plain);
      } catch {
        return null;
      }
    },
    seal(json, secret) {
      const salt = randomBytes(8);
      const { key, iv } = deriveKey(secret, salt, digest);
      const cipher = createCipheriv("aes-256-cbc", key, iv);
      const sealed = [cipher.update(json, "utf8"), cipher.final()];
      return Buffer.concat([SALTED, salt, ...sealed]).toString("base64");
    },
  };
}

/** Not encrypted but signed: JSON in base64url, a point, the hex HMAC-SHA256 of that text under the merchant secret. */
const signedToken: BearerScheme = {
  id: "hmac",
  name: "signed bearer (HMAC-SHA256)",
  recognizes: (token) => SIGNED.test(token),
  open(token, secret) {
    const [, payload = "", signature = ""] = SIGNED.exec(token) ?? [];
    const expected = hmacSha256(secret, payload, new Uint8Array()).toString("hex");
    return isSameText(expected, signature.toLowerCase())
      ? Buffer.from(payload, "base64url").toString("utf8")
      : null;
  },
  seal(json, secret) {
    const payload = Buffer.from(json, "utf8").toString("base64url");
    return `${payload}.${hmacSha256(secret, payload, new Uint8Array()).toString("hex")}`;
  },
};

/**
 * The schemes that a connection can choose from. The documents say "decrypt the token with the merchant secret key" and
 * stop there. First: what CryptoJS writes, assumed from the `U2FsdGVkX1` ("Salted__") of 88Pay's older API. Second: what
 * `openssl enc` has written by default since 1.1. Third: the pages also call the token a "signature".
 */
export const BEARER_SCHEMES = [
  passphraseAes("cryptojs", "encrypted bearer (AES-256-CBC)", "md5"),
  passphraseAes("openssl", "encrypted bearer (AES-256-CBC, SHA-256 key)", "sha256"),
  signedToken,
] as const satisfies readonly BearerScheme[];

function deriveKey(secret: string, salt: Buffer, digest: "md5" | "sha256"): { key: Buffer; iv: Buffer } {
  let derived = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  while (derived.length < 48) {
    last = createHash(digest).update(last).update(secret, "utf8").update(salt).digest();
    derived = Buffer.concat([derived, last]);
  }
  return { key: derived.subarray(0, 32), iv: derived.subarray(32, 48) };
}
