import type { TransactionStatus } from "../../transactions/status.ts";

const INVOICE_STATUS: Readonly<Record<string, TransactionStatus>> = {
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
  const key = word.toLowerCase();
  return (Object.hasOwn(INVOICE_STATUS, key) ? INVOICE_STATUS[key] : undefined) ?? "processing";
}

/** A payment inside an invoice: seen on the network at best. Whether the invoice is paid, only the invoice says. */
export function paymentStatusOf(word: string): TransactionStatus {
  return ["pending", "confirmed", "underpaid"].includes(word.toLowerCase()) ? "confirming" : "processing";
}
