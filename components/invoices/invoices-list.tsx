"use client";

import { FileText, Plus, Search } from "lucide-react";
import type { InvoiceFilters, InvoicePage, InvoiceRow, InvoiceSummary } from "#lib/invoices/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { ListSearch } from "../data-table/list-search.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { InvoiceCard } from "./invoice-card.tsx";
import { invoiceColumns } from "./invoice-columns.tsx";
import { INVOICE_TAB_LABELS } from "./invoice-tabs.ts";
import { InvoiceTotalsBar } from "./invoice-totals-bar.tsx";
import { invoicesQuery } from "./invoices-url.ts";
import { useInvoices } from "./use-invoices.ts";

const columns = invoiceColumns();

export interface InvoicesListProps {
  merchant: string;
  filters: InvoiceFilters;
  page: InvoicePage;
  summary: InvoiceSummary;
  canWrite: boolean;
}

export function InvoicesList({ merchant, filters, page, summary, canWrite }: InvoicesListProps) {
  const { rows, older, newer } = useInvoices(merchant, filters, page);
  const base = `/${merchant}/invoices`;
  const first = { after: undefined, before: undefined };
  const tabs = INVOICE_TAB_LABELS.map(({ tab, label }) => ({
    label,
    href: base + invoicesQuery(filters, { ...first, tab }),
    current: filters.tab === tab,
  }));
  return (
    <>
      <InvoiceTotalsBar merchant={merchant} summary={summary} />
      <LinkTabs label="States" tabs={tabs} className="mt-4" />
      <ListSearch
        base={base}
        label="Search invoices"
        placeholder="Number or customer"
        value={filters.q ?? ""}
        kept={{ tab: filters.tab === "all" ? undefined : filters.tab }}
      />
      <DataTable
        label="Invoices"
        columns={columns}
        rows={rows}
        rowKey={(invoice: InvoiceRow) => invoice.id}
        rowHref={(invoice: InvoiceRow) => `${base}/${invoice.id}`}
        renderCard={(invoice: InvoiceRow) => <InvoiceCard invoice={invoice} />}
        filtered={filters.tab !== "all" || filters.q !== undefined}
        empty={
          <EmptyState
            icon={FileText}
            title="No invoices yet"
            action={
              canWrite && (
                <LinkButton href={`${base}/new`} variant="primary" icon={<Plus aria-hidden />}>
                  Write an invoice
                </LinkButton>
              )
            }
          >
            Each invoice stands here with what is due on it and how late it is.
          </EmptyState>
        }
        emptyFiltered={
          <EmptyState
            icon={Search}
            title="No invoice matches"
            action={<LinkButton href={base}>Show all invoices</LinkButton>}
          >
            Nothing has this state and these words.
          </EmptyState>
        }
      />
      <PaginationFooter
        newerHref={newer && base + invoicesQuery(filters, { after: undefined, before: newer })}
        olderHref={older && base + invoicesQuery(filters, { before: undefined, after: older })}
      >
        <KeyHints />
      </PaginationFooter>
    </>
  );
}
