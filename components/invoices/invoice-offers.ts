import type { InvoiceTotals } from "#lib/invoices/totals.ts";
import { isPositive } from "#lib/money.ts";
import { offeredMethods } from "#lib/payment-links/offered-methods.ts";
import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import type { InvoiceFormState } from "./invoice-form-state.ts";

/** Every method of every connection in the form's order, as a payer of the whole would find it. */
export function invoiceOffers(
  form: Pick<InvoiceFormState, "ways" | "currency" | "allowsPartial">,
  links: LinkOptions,
  totals: InvoiceTotals | null,
): OfferedMethod[] {
  const connections = links.connections.map(({ connection, methods }) => ({
    id: connection.id,
    name: connection.name,
    down: false,
    methods,
  }));
  const ways = form.ways.map(({ connectionId }) => ({ connectionId, methods: [] }));
  const isKnown = totals !== null && isPositive(totals.total) && !form.allowsPartial;
  return offeredMethods(ways, connections, {
    currency: form.currency,
    price: isKnown ? totals.total : null,
  });
}
