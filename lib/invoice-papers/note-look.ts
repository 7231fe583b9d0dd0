import { type Clock, systemClock } from "../clock.ts";
import { requirePublicInvoice } from "../invoices/get-invoice-document.ts";
import { markViewed } from "../invoices/mark-viewed.ts";

/** Somebody who holds its address has the invoice before them; the first time counts. */
export async function noteLook(slug: string, clock: Clock = systemClock): Promise<void> {
  const { scope, invoiceId } = await requirePublicInvoice(slug);
  await markViewed(scope, { invoiceId }, clock);
}
