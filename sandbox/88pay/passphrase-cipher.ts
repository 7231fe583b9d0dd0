import { createCipheriv, createHash, randomBytes } from "node:crypto";

/**
 * Passphrase AES the way CryptoJS and `openssl enc` do it: 8 random bytes of salt, key and IV stretched from
 * passphrase and salt by a repeated digest (CryptoJS: MD5, `openssl enc` of today: SHA-256), AES-256-CBC, and the base64 of "Salted__" + salt + ciphertext.
 */
export function encryptWithPassphrase(plain: string, passphrase: string, digest: "md5" | "sha256"): string {
  const salt = randomBytes(8);
  let stretched = Buffer.alloc(0);
  let block = Buffer.alloc(0);
  while (stretched.length < 48) {
    block = createHash(digest).update(block).update(passphrase, "utf8").update(salt).digest();
    stretched = Buffer.concat([stretched, block]);
  }
  const cipher = createCipheriv("aes-256-cbc", stretched.subarray(0, 32), stretched.subarray(32, 48));
  const secret = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from("Salted__", "latin1"), salt, secret]).toString("base64");
}
