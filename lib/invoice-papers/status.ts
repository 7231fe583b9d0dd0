import type { InvoiceDocument } from "../invoices/document.ts";

/** What an invoice is to its customer. */
export const PAPER_STATES = ["draft", "open", "overdue", "paid", "void", "credited"] as const;
export type PaperState = (typeof PAPER_STATES)[number];

export interface PaperFacts {
  readonly isVoid: boolean;
  /** Where the merchant is; null: papers that are kept say nothing that changes with the day. */
  readonly today: string | null;
}

/** What credit notes took off wholly is credited; what is due no more is paid; the due date itself is still in time. */
export function paperState(document: InvoiceDocument, { isVoid, today }: PaperFacts): PaperState {
  if (isVoid) return "void";
  if (document.number === null) return "draft";
  if (document.kind === "credit_note") return "open";
  if (!isZero(document.due.amount)) return today !== null && document.dueDate < today ? "overdue" : "open";
  return isZero(document.credited.amount) || !isZero(document.paid.amount) ? "paid" : "credited";
}

export function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}
