import type { ExportFormat } from "./status.ts";

/** How a file is written. Separator and decimal mark go together, so that a number never has to be quoted. */
export interface Dialect {
  readonly separator: "," | ";";
  readonly decimal: "." | ",";
  /** Begins with a byte order mark, and keeps texts from being taken for numbers or dates. */
  readonly excel: boolean;
}

export const DIALECTS: Readonly<Record<ExportFormat, Dialect>> = {
  csv: { separator: ",", decimal: ".", excel: false },
  excel_point: { separator: ",", decimal: ".", excel: true },
  excel_comma: { separator: ";", decimal: ",", excel: true },
};

/** Without it Excel reads the file in the computer's own code page. */
export const BYTE_ORDER_MARK = "\uFEFF";
export const LINE_END = "\r\n";

/** What spreadsheets begin a formula with, also in full width, also after blanks; and apostrophes before any of it. */
const FORMULA = /^'*\s*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/u;

const MONTH = "jan|ene|feb|fev|mar|apr|abr|may|mai|jun|jul|aug|ago|sep|set|oct|out|nov|dec|dic|dez";
const REST = "(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?";
/**
 * Texts that Excel would change by taking them for something else: twelve digits and more (1.2E+15), leading zeros, powers
 * ("12E5"), dates, times and fractions ("3-4", "10:30", "1/2", "MAR-2").
 */
const MISREAD = new RegExp(
  [
    "^\\d{12,}$",
    "^0\\d+$",
    "^\\d[\\d.,]*e\\d+$",
    "^\\d+(?:[.,:/ -]\\d+)+$",
    `^(?:${MONTH})${REST}[-/. ]?\\d{1,4}$`,
    `^\\d{1,4}[-/. ]?(?:${MONTH})${REST}(?:[-/. ]?\\d{1,4})?$`,
  ].join("|"),
  "i",
);

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** A text as a cell. What could run as a formula, or in Excel be misread, begins with an apostrophe and stays a text. */
export function textCell(text: string | null, { excel }: Dialect): string {
  if (text === null || text === "") return "";
  const safe = FORMULA.test(text) || (excel && MISREAD.test(text)) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text as it was before {@link textCell} wrote it for a spreadsheet. */
export function withoutGuard(text: string): string {
  const rest = text.slice(1);
  return text.startsWith("'") && (FORMULA.test(rest) || MISREAD.test(rest)) ? rest : text;
}

/** A decimal string as a number that can be added up: no quotes, no groups, no currency. */
export function numberCell(decimal: string | null, { decimal: mark }: Dialect): string {
  if (decimal === null) return "";
  return mark === "." ? decimal : decimal.replace(".", mark);
}
