import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Mode } from "../mode.ts";

const BYTES = 32;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** As many digits as 32 bytes, and a CRC-32, need at most. */
const SECRET_LENGTH = 43;
const CHECK_LENGTH = 6;
const SHAPE = new RegExp(`^pd_(?:test|live)_[0-9A-Za-z]{${SECRET_LENGTH + CHECK_LENGTH}}$`);

export function keyPrefix(mode: Mode): string {
  return `pd_${mode}_`;
}

/**
 * A new key: `pd_live_`, 32 random bytes and their CRC-32, both in base62. The prefix and the check digits let a scanner
 * of repositories and logs know one for certain, without asking anybody.
 */
export function newKeyText(mode: Mode): string {
  const body = keyPrefix(mode) + base62(BigInt(`0x${randomBytes(BYTES).toString("hex")}`), SECRET_LENGTH);
  return body + checkOf(body);
}

/** False for what no Paydeck ever made, which so costs no look-up. */
export function isKeyText(text: string): boolean {
  return SHAPE.test(text) && checkOf(text.slice(0, -CHECK_LENGTH)) === text.slice(-CHECK_LENGTH);
}

/**
 * All that is kept of a key. 256 random bits cannot be guessed from their hash, so no slow hash is needed; and looking up
 * by the hash tells nobody anything by its time.
 */
export function keyHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function checkOf(body: string): string {
  return base62(BigInt(crc32(body)), CHECK_LENGTH);
}

function base62(value: bigint, length: number): string {
  let rest = value;
  let text = "";
  while (text.length < length) {
    text = DIGITS.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
