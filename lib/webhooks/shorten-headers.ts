import { maskCardNumbers } from "../card-numbers.ts";
import { isSecretKey } from "../redact.ts";

const SHOWN_OF_SECRET = 8;
const MAX_VALUE = 300;

/** Headers fit for a screen: secrets keep their first characters, enough to compare and too few to use. */
export function shortenHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => [name, shortenValue(name, value)] as const);
  return Object.fromEntries(shown.toSorted(([a], [b]) => a.localeCompare(b)));
}

function shortenValue(name: string, value: string): string {
  const trimmed = value.trim();
  if (isSecretKey(name) || /^(x-)?(api-?)?key$|hmac|digest/i.test(name)) return shortenSecret(trimmed);
  return maskCardNumbers(trimmed.length > MAX_VALUE ? `${trimmed.slice(0, MAX_VALUE)}…` : trimmed);
}

/** "Bearer …", "t=1700000000,v1=…" and "v1,…" keep their form; only the secret parts are cut. */
function shortenSecret(value: string): string {
  return value.replace(/[^\s,;=]+={0,2}(?=$|[\s,;])/g, (part) => {
    if (/^\d{10,13}$/.test(part) || part.length <= SHOWN_OF_SECRET) return isWord(part) ? part : "•••";
    if (isWord(part)) return part;
    return `${part.slice(0, SHOWN_OF_SECRET)}…`;
  });
}

/** A scheme's name, a version or a clock, not a secret. */
function isWord(part: string): boolean {
  return /^(bearer|basic|hmac|digest|sha-?256|sha-?512|v\d+|\d{10,13})$/i.test(part);
}
