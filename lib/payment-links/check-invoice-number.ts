import type { Scope } from "../auth/scope.ts";
import { isInvoiceNumberTaken } from "./invoice-number-repository.ts";
import { nextInvoiceNumber } from "./next-invoice-number.ts";
import type { InvoiceNumberCheck } from "./schema.ts";

/** Tells the form, while somebody types, whether another link has this number. */
export async function checkInvoiceNumber(
  scope: Scope,
  { number }: { readonly number: string },
): Promise<InvoiceNumberCheck> {
  const [taken, next] = await Promise.all([isInvoiceNumberTaken(scope, number), nextInvoiceNumber(scope)]);
  return { free: !taken, next };
}
