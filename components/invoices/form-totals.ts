import { isCurrencyCode } from "#lib/currencies.ts";
import { readableFigures } from "#lib/invoices/figures.ts";
import { type InvoiceTotals, invoiceTotals } from "#lib/invoices/totals.ts";
import type { InvoiceFormState } from "./invoice-form-state.ts";

type Figures = Pick<InvoiceFormState, "currency" | "rounding" | "discount" | "lines">;

/** The sums of what can be read so far; a line that cannot counts for nothing. Null: the currency is none of ours. */
export function formTotals(form: Figures): InvoiceTotals | null {
  const { currency } = form;
  if (!isCurrencyCode(currency)) return null;
  return invoiceTotals(readableFigures(form, currency));
}
