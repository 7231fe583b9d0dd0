import type { Scope } from "../auth/scope.ts";
import { findOfTransaction } from "./list-repository.ts";
import type { InvoiceOfTransaction } from "./schema.ts";

/** The invoice that a transaction counts for; null when there is none, or no such transaction. */
export async function getInvoiceOfTransaction(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
): Promise<InvoiceOfTransaction> {
  const found = await findOfTransaction(scope, transactionId);
  return { invoice: found && { id: found.id, number: found.number ?? found.id } };
}
