import type { Tone } from "../transactions/status.ts";

/** What people did with it. */
export const INVOICE_STATUSES = ["draft", "sent", "void"] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export const INVOICE_KINDS = ["invoice", "credit_note"] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** Where minor units are rounded: see totals.ts. */
export const ROUNDINGS = ["line", "document"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** What is shown: the stored status with money and time taken into account. */
export const INVOICE_STATES = [
  "draft",
  "sent",
  "viewed",
  "partially_paid",
  "paid",
  "overdue",
  "void",
  "credited",
] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export const INVOICE_STATE: Readonly<
  Record<InvoiceState, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  draft: { label: "Draft", tone: "mute", icon: "pencil" },
  sent: { label: "Sent", tone: "info", icon: "send" },
  viewed: { label: "Viewed", tone: "info", icon: "eye" },
  partially_paid: { label: "Partly paid", tone: "warn", icon: "circle-dashed" },
  paid: { label: "Paid", tone: "ok", icon: "circle-check" },
  overdue: { label: "Overdue", tone: "bad", icon: "clock" },
  void: { label: "Void", tone: "mute", icon: "ban" },
  credited: { label: "Credited", tone: "mute", icon: "undo-2" },
};

export interface InvoiceFacts {
  readonly kind: InvoiceKind;
  readonly status: InvoiceStatus;
  readonly viewed: boolean;
  /** Something came in, and not all went back. */
  readonly isPartlyPaid: boolean;
  /** Credit notes took off the whole total. */
  readonly isCredited: boolean;
  /** total - paid - credited is not above zero. */
  readonly nothingDue: boolean;
  /** The last day to pay, "2026-12-04", and today where the merchant is. */
  readonly dueDate: string;
  readonly today: string;
}

/**
 * Void and draft are what people said and outrank all else. What credit notes took off wholly is credited, what is due no
 * more is paid; the due date itself is still in time. A credit note is never due, so it is only ever sent or viewed.
 */
export function invoiceState(facts: InvoiceFacts): InvoiceState {
  const { kind, status, viewed } = facts;
  if (status !== "sent") return status;
  if (kind === "credit_note") return viewed ? "viewed" : "sent";
  if (facts.isCredited) return "credited";
  if (facts.nothingDue) return "paid";
  if (facts.dueDate < facts.today) return "overdue";
  if (facts.isPartlyPaid) return "partially_paid";
  return viewed ? "viewed" : "sent";
}

/** The tabs of the list. Unpaid holds the overdue, too. */
export const INVOICE_TABS = ["all", "draft", "unpaid", "overdue", "paid", "void"] as const;
export type InvoiceTab = (typeof INVOICE_TABS)[number];

/** How late what is due is. */
export const AGES = ["current", "1-30", "31-60", "61-90", "90+"] as const;
export type Age = (typeof AGES)[number];
