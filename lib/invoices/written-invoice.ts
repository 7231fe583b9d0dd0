import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { isCurrencyCode } from "../currencies.ts";
import { findOrCreateCustomer } from "../customers/find-or-create-customer.ts";
import type { Tx } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import { type Money, toDecimal } from "../money.ts";
import { checkWays } from "../payment-links/check-ways.ts";
import { offerableConnection } from "../payment-links/link-methods.ts";
import { storedDay } from "./dates.ts";
import { figureProblems, readFigures } from "./figures.ts";
import type { NewLine } from "./repository.ts";
import type { InvoiceFields } from "./schema.ts";
import { type InvoiceFigures, invoiceTotals } from "./totals.ts";

/** The figures of a form that was checked; what reached here by another way is refused by field. */
export function requireFigures(fields: InvoiceFields): InvoiceFigures {
  const figures = readFigures(fields);
  if (figures !== null) return figures;
  const problems = figureProblems(fields).map(({ path, message }) => [path.join("."), message] as const);
  throw invalidInput({ currency: "Choose one of the listed currencies.", ...Object.fromEntries(problems) });
}

/** Why the chosen ways can't take the total, by field: "ways.0". A part may be less than a method's limit: then any amount. */
export function wayProblems(
  fields: Pick<InvoiceFields, "ways" | "allowsPartial" | "currency">,
  connections: readonly Connection[],
  total: Money,
): Record<string, string> {
  const { currency } = fields;
  if (!isCurrencyCode(currency)) return { currency: "Choose one of the listed currencies." };
  const price = fields.allowsPartial ? null : total;
  return checkWays(fields.ways, connections.map(offerableConnection), [{ currency, price }]);
}

/** The columns that a form writes. */
export function writtenColumns(fields: InvoiceFields, figures: InvoiceFigures) {
  const { customerName, customerEmail, billAddress, taxId } = fields;
  return {
    billTo: { name: customerName, email: customerEmail.toLowerCase(), address: billAddress, taxId },
    currency: fields.currency,
    language: fields.language,
    issueDate: fields.issueDate === "" ? null : storedDay(fields.issueDate),
    dueDate: storedDay(fields.dueDate),
    rounding: fields.rounding,
    discount: figures.discount,
    notes: fields.notes,
    terms: fields.terms,
    attachments: fields.attachments.map(({ name, url }) => ({ name, url })),
    allowsPartial: fields.allowsPartial,
    ways: fields.ways.map(({ connectionId, methods }) => ({ connectionId, methods: [...methods] })),
    ...sumColumns(figures),
  };
}

export function sumColumns(figures: InvoiceFigures) {
  const { subtotal, discountTotal, taxTotal, total } = invoiceTotals(figures);
  return {
    subtotal: toDecimal(subtotal),
    discountTotal: toDecimal(discountTotal),
    taxTotal: toDecimal(taxTotal),
    total: toDecimal(total),
  };
}

export function writtenLines(fields: InvoiceFields, figures: InvoiceFigures): NewLine[] {
  return figures.lines.map((line, position) => ({
    ...line,
    position,
    description: fields.lines[position]?.description ?? "",
  }));
}

/** Who it is for, as an id; null while nobody is named. */
export async function customerOf(
  tx: Tx,
  scope: Scope,
  fields: Pick<InvoiceFields, "customerName" | "customerEmail">,
): Promise<string | null> {
  const { customerName: name, customerEmail: email } = fields;
  return (await findOrCreateCustomer(tx, scope, { name, email }))?.id ?? null;
}

export function totalOf(figures: InvoiceFigures): Money {
  return invoiceTotals(figures).total;
}
