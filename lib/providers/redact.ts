import { maskCardNumbers } from "../card-numbers.ts";
import { isSecretKey, redact as redactForLog } from "../redact.ts";

const MAX_TEXT = 4096;
/** Of the private use area: no provider's text begins so. */
const MARK = "\uE000";
const MARKED_NUMBER = /"\uE000(-?[\d.eE+-]+)"/g;
const PERSONAL_KEY =
  /^(name|firstname|lastname|fullname|customername|merchantname|holdername|accountnumber|accountholder|identification|document|address1|streetaddress|number)$/;
const SECRET_PARAMETER =
  /([?&](?:[\w-]*(?:token|signature|secret|key|session|passw|authorization|email|phone|cvv|cvc|card)[\w-]*)=)[^&#"\s]+/gi;

/**
 * A body fit for the call log: secrets and personal data hidden by key name, card numbers by shape, `hidden` values
 * wherever they stand; cut at 4 kB.
 */
export function redactBody(text: string, hidden: readonly string[] = []): string {
  if (text === "") return "";
  const parsed = parseMarked(text);
  // What is not JSON has no key names to go by: a page of HTML tells nobody more than its length does.
  if (!parsed) return `[${text.length} characters, not JSON]`;
  const redacted = JSON.stringify(redactForLog(hidePersonal(parsed.value)));
  return cut(hideParameters(hideValues(redacted.replace(MARKED_NUMBER, "$1"), hidden)));
}

/** Values too short to tell from anything else are left to the key names. */
function hideValues(text: string, values: readonly string[]): string {
  return values
    .filter((value) => value.length >= 4)
    .map((value) => JSON.stringify(value).slice(1, -1))
    .reduce((shown, value) => shown.replaceAll(value, "[redacted]"), text);
}

/** Numbers become marked texts, so that they come out digit by digit as they went in: 50000.50 stays 50000.50. */
function parseMarked(text: string): { readonly value: unknown } | null {
  try {
    const value = JSON.parse(text, (_key, item, { source }) =>
      typeof item === "number" && source !== undefined ? MARK + source : item,
    );
    return { value };
  } catch {
    return null;
  }
}

/** A path with its query: secret parameters, card numbers and `hidden` values taken out. */
export function redactPath(url: URL, hidden: readonly string[] = []): string {
  const written = hidden.flatMap((value) => [value, encodeURIComponent(value)]);
  return cut(hideParameters(maskCardNumbers(hideValues(url.pathname + url.search, written))));
}

/** Values that a request's body holds under telling names: an answer that repeats them must not say them either. */
export function secretsOfBody(text: string | undefined): string[] {
  const parsed = text === undefined ? null : parseMarked(text);
  return parsed ? tellingValues(parsed.value) : [];
}

function tellingValues(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    if (typeof item !== "string") return tellingValues(item);
    const isTelling = isSecretKey(key) || isPersonal(key);
    return isTelling && item.length >= SHORTEST_TELLING && !item.startsWith(MARK) ? [item] : [];
  });
}

/** What is shorter stands in too many words to be taken out of them. */
const SHORTEST_TELLING = 6;
const SECRET_HEADER = /authorization|key|token|secret|signature|session/i;
/** Goes along to make a request one and the same; of use to whoever reads the log. */
const OPEN_HEADER = /^idempotency-key$/i;

/** Values of a request's headers that must not be read anywhere else either: an answer may repeat them. */
export function secretsOfHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => SECRET_HEADER.test(name) && !OPEN_HEADER.test(name))
    .flatMap(([, value]) => [value, value.replace(/^\w+ +/, "")])
    .filter((value) => value.length >= 8);
}

function hidePersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidePersonal);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] =>
    isPersonal(key) && typeof item !== "object" ? [key, "[redacted]"] : [key, hidePersonal(item)],
  );
  return Object.fromEntries(entries);
}

function isPersonal(key: string): boolean {
  return PERSONAL_KEY.test(key.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

function hideParameters(text: string): string {
  return text.replace(SECRET_PARAMETER, "$1[redacted]");
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
