import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { toPage } from "../paging.ts";
import { todayIn } from "./dates.ts";
import { invoiceRow } from "./invoice-dto.ts";
import { listRows } from "./list-repository.ts";
import { findIssuer } from "./repository.ts";
import type { InvoiceFilters, InvoicePage } from "./schema.ts";

const PAGE_SIZE = 50;

/** Invoices and credit notes of the scope's mode, the newest first. */
export async function listInvoices(
  scope: Scope,
  filters: InvoiceFilters,
  { pageSize = PAGE_SIZE }: { readonly pageSize?: number } = {},
): Promise<InvoicePage> {
  const { timeZone } = await findIssuer(scope);
  const today = todayIn(timeZone, systemClock.now());
  const page = toPage(await listRows(scope, filters, { limit: pageSize, today }), {
    limit: pageSize,
    after: filters.after !== undefined,
    before: filters.before !== undefined,
    cursorOf: (invoice) => ({ at: invoice.createdAt, id: invoice.id }),
  });
  return { ...page, rows: page.rows.map((invoice) => invoiceRow(invoice, today)) };
}
