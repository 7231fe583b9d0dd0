import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import { countInvoicesOf, moveAll } from "./customer-repository.ts";
import { todayIn } from "./dates.ts";
import { invoiceRow } from "./invoice-dto.ts";
import { listRowsOf } from "./list-repository.ts";
import { findIssuer } from "./repository.ts";
import type { InvoiceRow } from "./schema.ts";

/** Invoices and credit notes made out to a customer in the scope's mode, the newest first, and how many there are. */
export async function listCustomerInvoices(
  scope: Scope,
  customerId: string,
  limit: number,
): Promise<{ readonly rows: InvoiceRow[]; readonly total: number }> {
  const [invoices, total, { timeZone }] = await Promise.all([
    listRowsOf(scope, customerId, limit),
    countInvoicesOf(scope, customerId, scope.mode),
    findIssuer(scope),
  ]);
  const today = todayIn(timeZone, systemClock.now());
  return { rows: invoices.map((invoice) => invoiceRow(invoice, today)), total };
}

/** In both modes: a customer is the merchant's. */
export function countCustomerInvoices(scope: Scope, customerId: string): Promise<number> {
  return countInvoicesOf(scope, customerId);
}

/** Puts all invoices of one customer, in both modes, under another. Returns how many. */
export function moveInvoices(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return moveAll(tx, scope, from, to);
}
