import { compareMoney, moneyOf, parsePrice, toDecimal } from "../money.ts";
import type { CreditInvoiceInput } from "./acts.ts";
import { compareDecimals, subtractDecimals } from "./fraction.ts";
import { currencyOfInvoice, lineFigures } from "./invoice-dto.ts";
import type { InvoiceRecord } from "./repository.ts";
import type { LineFigures } from "./totals.ts";

/** A line of an invoice with how much of it no credit note has given back. */
export interface CreditableLine extends LineFigures {
  /** Its place in the invoice; a credit note's line has the same. */
  readonly position: number;
  readonly description: string;
}

/** What of each line is left to be credited; lines that are wholly credited are not among them. */
export function creditableLines(
  invoice: InvoiceRecord,
  notes: readonly Pick<InvoiceRecord, "status" | "lines">[],
): CreditableLine[] {
  const currency = currencyOfInvoice(invoice);
  const credited = notes.filter(({ status }) => status === "sent").flatMap(({ lines }) => lines);
  return invoice.lines.flatMap((line) => {
    const { position, description } = line;
    const figures = lineFigures(line, currency);
    const quantity = credited
      .filter((one) => one.position === position)
      .reduce((left, one) => subtractDecimals(left, one.quantity.toFixed()), figures.quantity);
    return quantity === "0" ? [] : [{ ...figures, position, description, quantity }];
  });
}

type Asked = CreditInvoiceInput["lines"];

/** The lines of a credit note; what is wrong with those asked for stands at their field: "lines.0.quantity". */
export function creditedLines(
  asked: Asked,
  left: readonly CreditableLine[],
  currency: string,
): { readonly lines: CreditableLine[]; readonly problems: Record<string, string> } {
  if (asked.length === 0) return { lines: [...left], problems: {} };
  const problems: Record<string, string> = {};
  const seen = new Set<number>();
  const lines = asked.flatMap((one, index) => {
    const line = left.find(({ position }) => position === one.position);
    const refuse = (field: string, message: string) => {
      problems[`lines.${index}.${field}`] = message;
    };
    if (!line || seen.has(one.position)) {
      refuse("quantity", "Nothing is left of this line.");
      return [];
    }
    seen.add(one.position);
    const quantity = readQuantity(one.quantity);
    if (quantity === null) refuse("quantity", "Write a number, like 1 or 2.5.");
    else if (compareDecimals(quantity, line.quantity) > 0)
      refuse("quantity", `At most ${line.quantity} is left.`);
    const price = parsePrice(one.unitPrice, currency);
    if (!price.ok || price.value.units < 0n) refuse("unitPrice", "Write the price as a number, like 25.00.");
    else if (compareMoney(price.value, moneyOf(line.unitPrice, currency)) > 0)
      refuse("unitPrice", `At most ${line.unitPrice}, as it was invoiced.`);
    if (quantity === null || !price.ok) return [];
    return [{ ...line, quantity, unitPrice: toDecimal(price.value) }];
  });
  return { lines, problems };
}

function readQuantity(typed: string): string | null {
  return /^\d{1,9}(\.\d{1,6})?$/.test(typed) && /[1-9]/.test(typed) ? typed : null;
}
