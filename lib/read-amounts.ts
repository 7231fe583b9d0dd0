import { type CurrencyCode, isCurrencyCode } from "./currencies.ts";

export interface TypedAmount {
  /** Decimal strings, each a way to read it: "45.000" is forty-five to one person and forty-five thousand to another. */
  readonly amounts: readonly string[];
  readonly currency: CurrencyCode | null;
}

/** An amount as an address has it: as many digits as are kept of one. */
export const PLAIN_AMOUNT = /^\d{1,20}(\.\d{1,18})?$/;

const SIGN = String.raw`(?:US\$|R\$|S\/|\$|€|£)?`;
const WHOLE = new RegExp(
  String.raw`^(?:([A-Z]{3,4})\s?)?${SIGN}\s?(\d[\d.,]*)\s?${SIGN}\s?([A-Z]{3,4})?$`,
  "i",
);

/** Reads an amount as people write it, in whichever country: null when the text is none. */
export function readAmounts(text: string): TypedAmount | null {
  const found = WHOLE.exec(text.trim());
  const amounts = waysToRead(found?.[2] ?? "");
  if (found === null || amounts.length === 0) return null;
  const code = (found[1] ?? found[3] ?? "").toUpperCase();
  if (code === "") return { amounts, currency: null };
  return isCurrencyCode(code) ? { amounts, currency: code } : null;
}

function waysToRead(digits: string): string[] {
  if (!/^\d{1,20}([.,]\d+)*$/.test(digits)) return [];
  const marks = digits.replace(/\d/g, "");
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const fraction = digits.slice(last + 1);
  const readings: string[] = [];
  if (marks === "" || isGrouped(digits, marks)) readings.push(plain(digits, ""));
  const isOneMark = marks.lastIndexOf(marks.at(-1) ?? "") === marks.indexOf(marks.at(-1) ?? "");
  const whole = digits.slice(0, Math.max(last, 0));
  if (marks !== "" && isOneMark && fraction.length <= 18 && (marks.length === 1 || isGrouped(whole, marks)))
    readings.push(plain(whole, fraction));
  return [...new Set(readings)];
}

/** Groups of three behind one kind of mark. */
function isGrouped(digits: string, marks: string): boolean {
  const mark = marks[0] ?? "";
  return /^\d{1,3}([.,]\d{3})+$/.test(digits) && digits.replaceAll(mark, "").match(/[.,]/) === null;
}

function plain(whole: string, fraction: string): string {
  const rest = fraction.replace(/0+$/, "");
  const kept = whole.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  return rest === "" ? kept : `${kept}.${rest}`;
}
