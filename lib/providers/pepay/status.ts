import type { TransactionStatus } from "../../transactions/status.ts";
import type { Settlement } from "../facts.ts";

export const INVOICE_STATUS: Readonly<Record<string, TransactionStatus>> = {
  unpaid: "pending",
  underpaid: "underpaid",
  paid: "succeeded",
  overpaid: "succeeded",
  expired: "expired",
  canceled: "canceled",
  // The payer's page spells it so.
  cancelled: "canceled",
};

export function invoiceStatusOf(word: string): TransactionStatus {
  return lookUp(INVOICE_STATUS, word) ?? "processing";
}

/** A payment inside an invoice: seen on the network at best. Whether the invoice is paid, only the invoice says. */
export const PAYMENT_STATUS: Readonly<Record<string, TransactionStatus>> = {
  pending: "confirming",
  confirmed: "confirming",
  underpaid: "confirming",
  // Pepay's people look at it.
  manual_retry: "processing",
};

export function paymentStatusOf(word: string): TransactionStatus {
  return lookUp(PAYMENT_STATUS, word) ?? "processing";
}

/** From the furthest behind to the end; a failed settlement becomes a manual one. */
export const SETTLEMENT_STATUS: Readonly<Record<string, Settlement["status"]>> = {
  failed: "failed",
  manual: "manual",
  pending: "pending",
  processing: "processing",
  settled: "settled",
};

export function settlementStatusOf(word: string): Settlement["status"] | undefined {
  return lookUp(SETTLEMENT_STATUS, word);
}

function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
