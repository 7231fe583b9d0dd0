import { createHash, randomBytes, randomInt } from "node:crypto";

const letters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Upper-case reference without look-alikes, such as `IP9BD7CJES6`. */
export function upperCode(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}

export function hexId(prefix: string, bytes = 12): string {
  return `${prefix}${randomBytes(bytes).toString("hex")}`;
}

/** A transaction hash that looks like the chain's own. */
export function transactionHash(protocol: string): string {
  return protocol === "evm" ? hexId("0x", 32) : hexId("", 32);
}

/** A deterministic address in the spelling of its chain family. Nobody holds its key. */
export function fakeAddress(protocol: string, seed: string): string {
  const digest = createHash("sha256").update(`paydeck-sandbox:${protocol}:${seed}`).digest();
  if (protocol === "evm") return `0x${digest.subarray(0, 20).toString("hex")}`;
  const second = createHash("sha256").update(digest).digest();
  const body = [...digest, ...second].map((byte) => base58[byte % 58]).join("");
  return protocol === "tron" ? `T${body.slice(0, 33)}` : body.slice(0, 44);
}
