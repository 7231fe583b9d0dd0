import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { listMails } from "../mail/list-mails.ts";
import type { Mails } from "../mail/schema.ts";
import { billToSchema } from "./invoice-dto.ts";
import { findInvoice } from "./repository.ts";

/** What was sent about an invoice, and whom the next letter goes to; throws not found. */
export async function listInvoiceMails(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Mails> {
  const invoice = await findInvoice(scope, invoiceId);
  if (invoice === null) throw notFound("Invoice");
  const { name, email } = billToSchema.parse(invoice.billTo);
  const recipient = { name, email: email || (invoice.customer?.email ?? null) };
  return listMails(scope, [invoice.id], recipient);
}
