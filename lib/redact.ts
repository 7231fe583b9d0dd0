import { maskCardNumbers } from "./card-numbers.ts";

const SECRET_KEY =
  /authorization|apikey|secret|token|passw|passphrase|cookie|signature|credential|privatekey|encryptionkey|cardnumber|email|documentnumber|phone|^(pan|card|cvv|cvc|cvv2|otp|pin|jwt|bearer|iban)$/;
/** A key of the API, whole or with its end cut off, wherever it stands in a text. */
const API_KEY = /\b(pd_(?:test|live)_)[0-9A-Za-z]{8,}/g;
const MAX_DEPTH = 12;
/** Where PostgreSQL repeats the row that it refused, body and all. */
const ROW_TEXTS = new Set(["detail", "where", "internalQuery"]);

/**
 * A copy of `value` fit for a log: secrets and personal data hidden by key name at any depth, card numbers and keys of
 * the API by shape.
 */
export function redact(value: unknown): unknown {
  return copy(value, 0, new WeakSet());
}

export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

function maskText(text: string): string {
  return maskCardNumbers(text.replace(API_KEY, "$1[redacted]"));
}

function copy(value: unknown, depth: number, seen: WeakSet<object>): unknown {
  if (typeof value === "string") return maskText(value);
  if (typeof value === "number" || typeof value === "bigint") return copyNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  if (value instanceof URL) return maskText(`${value.origin}${value.pathname}`);
  if (ArrayBuffer.isView(value)) return "[bytes]";
  if (seen.has(value)) return "[circular]";
  if (depth >= MAX_DEPTH) return "[deep]";
  seen.add(value);
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1, seen));
  return copyEntries(value instanceof Error ? errorEntries(value) : entriesOf(value), depth, seen);
}

function copyEntries(entries: Iterable<[string, unknown]>, depth: number, seen: WeakSet<object>) {
  const result: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    const hidden = isSecretKey(key) && item !== undefined && item !== null && item !== "";
    result[key] = hidden ? "[redacted]" : copy(item, depth + 1, seen);
  }
  return result;
}

function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([key, item]) => [String(key), item]);
  if (value instanceof Headers) return [...value];
  if (value instanceof Set) return [...value].map((item, index) => [String(index), item]);
  return Object.entries(value);
}

function errorEntries(error: Error): [string, unknown][] {
  const isOfDatabase = "severity" in error;
  const own = Object.entries(error).filter(
    ([key]) => key !== "name" && !(isOfDatabase && ROW_TEXTS.has(key)),
  );
  const described: [string, unknown][] = [
    ["type", error.name],
    ["message", error.message],
    ["stack", error.stack],
  ];
  return [
    ...described,
    ...own,
    ...(error.cause === undefined ? [] : [["cause", error.cause] as [string, unknown]]),
  ];
}

function copyNumber(value: number | bigint): unknown {
  const text = value.toString();
  const masked = maskCardNumbers(text);
  if (masked !== text) return masked;
  return typeof value === "bigint" ? text : value;
}
