import { createHash, randomBytes } from "node:crypto";
import type { UserId } from "../ids.ts";

/** Crockford's: no letter that could be read as a digit. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/** 80 random bits, in fours: unguessable even for who holds the hashes, so a plain hash is enough. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return letters.replace(/(.{4})(?!$)/g, "$1-");
}

/** As typed: with or without its dashes, in any case, O for 0 and I or L for 1. Null where it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
  return plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : null;
}

/** The same code of two people has two hashes. */
export function hashRecoveryCode(code: string, userId: UserId): string {
  return createHash("sha256")
    .update(`${userId}/${code.replaceAll("-", "")}`)
    .digest("base64url");
}
