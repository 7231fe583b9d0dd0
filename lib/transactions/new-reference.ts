import { randomInt } from "node:crypto";

const REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A reference that people can read to each other: "PD-7K3M2QXW". */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => REFERENCE_ALPHABET[randomInt(REFERENCE_ALPHABET.length)]);
  return `PD-${letters.join("")}`;
}
