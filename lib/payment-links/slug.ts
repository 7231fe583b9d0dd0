import { randomBytes } from "node:crypto";

/** No vowels and no look-alikes: nothing is spelled by accident, nothing is misread aloud. */
const ALPHABET = "23456789bcdfghjkmnpqrstvwxyzBCDFGHJKLMNPQRSTVWXYZ";
const RANDOM_CHARACTERS = 22;
const MAX_PREFIX = 28;
/** Bytes from here on would favour the alphabet's first letters. */
const FAIR_LIMIT = 256 - (256 % ALPHABET.length);

/** A public address: readable words, then 22 random characters of 49 (123 bits). The random part alone opens the page. */
export function newSlug(title: string): string {
  const prefix = title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, MAX_PREFIX)
    .replace(/-+$/, "");
  return prefix === "" ? randomPart() : `${prefix}-${randomPart()}`;
}

function randomPart(): string {
  let text = "";
  while (text.length < RANDOM_CHARACTERS) {
    for (const byte of randomBytes(RANDOM_CHARACTERS)) {
      if (byte < FAIR_LIMIT && text.length < RANDOM_CHARACTERS) text += ALPHABET[byte % ALPHABET.length];
    }
  }
  return text;
}
