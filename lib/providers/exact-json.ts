import { z } from "zod";
import { err, ok, type Result } from "../result.ts";

declare global {
  interface JSON {
    rawJSON(text: string): unknown;
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

const PLAIN_INTEGER = /^-?(0|[1-9]\d*)$/;
const PLAIN_DECIMAL = /^-?\d{1,20}(\.\d{1,18})?$/;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const MAX_DIGITS = 64;

/** A number that may not be a plain integer which a double holds; in a string it looks the same, which does no harm. */
const INEXACT = /(?:^|[:[,])\s*-?(?:\d{16}|\d+[.eE])/;

/** No provider nests deeper than a tenth of this; what reads the values walks down by calling itself. */
const MAX_DEPTH = 100;

/**
 * Parses JSON without a float: whole numbers that a double holds stay numbers, all others become decimal strings. Of a
 * key that comes twice the last value counts, here and so everywhere. What is nested absurdly deep is malformed.
 */
export function parseExactJson(text: string): Result<unknown, "malformed"> {
  if (isTooDeep(text)) return err("malformed");
  try {
    // Looking at every value costs three times the parsing, and most texts have nothing to look for.
    if (!INEXACT.test(text)) return ok(JSON.parse(text));
    return ok(JSON.parse(text, (_key, value, { source }) => keepExact(value, source)));
  } catch {
    return err("malformed");
  }
}

function isTooDeep(text: string): boolean {
  return (
    countUpTo(text, "[", MAX_DEPTH) + countUpTo(text, "{", MAX_DEPTH) > MAX_DEPTH && depthOf(text) > MAX_DEPTH
  );
}

function countUpTo(text: string, sign: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1 && count <= most; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (quoted) at += sign === "\\" ? 1 : 0;
    else if (sign === "[" || sign === "{") deepest = Math.max(deepest, ++depth);
    else if (sign === "]" || sign === "}") depth -= 1;
  }
  return deepest;
}

function keepExact(value: unknown, source: string | undefined): unknown {
  if (typeof value !== "number" || source === undefined) return value;
  if (PLAIN_INTEGER.test(source) && Number.isSafeInteger(value)) return value;
  return expandExponent(source) ?? source;
}

/** "5e4" → "50000": some encoders write amounts so. Null when it is no number or absurdly long. */
export function expandExponent(source: string): string | null {
  const match = NUMBER.exec(source);
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (Math.abs(Number(exponent)) > MAX_DIGITS || digits.length > MAX_DIGITS) return null;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const split = Math.max(point, 1);
  const integer = padded.slice(0, split).replace(/^0+(?=\d)/, "");
  const rest = padded.slice(split);
  return sign + integer + (rest === "" ? "" : `.${rest}`);
}

/** A JSON number with exactly these digits, for APIs that demand amounts as numbers. */
export function exactNumber(decimal: string): unknown {
  if (!PLAIN_DECIMAL.test(decimal)) throw new TypeError("not a decimal number");
  return JSON.rawJSON(decimal.replace(/^(-?)0+(?=\d)/, "$1"));
}

/** An amount that a provider writes as a string or as a number, as a decimal string. Use after {@link parseExactJson}. */
export const decimalText = z.union([z.string().trim().min(1).max(64), z.number().int()]).transform(String);
