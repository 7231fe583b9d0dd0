import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { type InvoiceRecord, lockInvoice } from "./repository.ts";

/** A sent invoice, locked; throws not found, and conflict for drafts, void ones and credit notes. */
export async function requireOwed(tx: Tx, scope: Scope, invoiceId: string): Promise<InvoiceRecord> {
  const invoice = await lockInvoice(tx, scope, invoiceId);
  if (!invoice) throw notFound("Invoice");
  if (invoice.kind !== "invoice") throw new AppError("conflict", "That is a credit note: nobody pays it.");
  if (invoice.status === "draft") throw new AppError("conflict", "It is a draft. Send it first.");
  if (invoice.status === "void") throw new AppError("conflict", "It is void: nothing is owed on it.");
  return invoice;
}
