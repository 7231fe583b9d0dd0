import type { InvoiceRow } from "#lib/invoices/schema.ts";
import type { Age } from "#lib/invoices/status.ts";

/** What it is called: a draft has no number, a credit note says what it is. */
export function numberWords({ kind, number }: Pick<InvoiceRow, "kind" | "number">): string {
  return number ?? (kind === "credit_note" ? "Credit note" : "Draft");
}

/** "12 days late"; empty while it is in time or nothing is due. */
export function dueWords({ daysLate }: Pick<InvoiceRow, "daysLate">): string {
  if (daysLate === 0) return "";
  return daysLate === 1 ? "1 day late" : `${daysLate} days late`;
}

/** Something is still to be paid. */
export function isOpen({ due }: Pick<InvoiceRow, "due">): boolean {
  return /[1-9]/.test(due.amount);
}

export const AGE_LABEL: Readonly<Record<Age, string>> = {
  current: "Not due yet",
  "1-30": "1–30 days",
  "31-60": "31–60 days",
  "61-90": "61–90 days",
  "90+": "Over 90 days",
};
