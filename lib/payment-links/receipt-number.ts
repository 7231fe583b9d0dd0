import type { LinkPaymentRecord } from "./payment-repository.ts";

/** The day it was paid and the last characters of our id: enough for a person to read out, and found by search. */
export function receiptNumber(row: LinkPaymentRecord): string {
  const day = (row.paidAt ?? row.createdAt).toISOString().slice(0, 10).replaceAll("-", "");
  return `R-${day}-${row.id.slice(-6)}`;
}
