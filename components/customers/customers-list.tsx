"use client";

import { Contact, SearchX } from "lucide-react";
import type { CustomerFilters, CustomerPage, CustomerRow } from "#lib/customer-desk/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { ListSearch } from "../data-table/list-search.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { customerColumns } from "./customer-columns.tsx";
import { CustomerRowCard } from "./customer-row-card.tsx";
import { customersQuery } from "./customers-url.ts";
import { useCustomerRows } from "./use-customers.ts";

interface CustomersListProps {
  merchant: string;
  filters: CustomerFilters;
  page: CustomerPage;
  canCreateLink: boolean;
}

export function CustomersList({ merchant, filters, page, canCreateLink }: CustomersListProps) {
  const { rows, older, newer } = useCustomerRows(merchant, filters, page);
  const base = `/${merchant}/customers`;
  return (
    <>
      <ListSearch
        base={base}
        label="Search customers"
        placeholder="Name, e-mail, id or your own reference"
        value={filters.q ?? ""}
      />
      <DataTable
        label="Customers"
        columns={customerColumns}
        rows={rows}
        rowKey={(row: CustomerRow) => row.id}
        rowHref={(row: CustomerRow) => `${base}/${row.id}`}
        renderCard={(row: CustomerRow) => <CustomerRowCard row={row} />}
        filtered={Boolean(filters.q)}
        empty={
          <EmptyState
            icon={Contact}
            title="No customers yet"
            action={
              canCreateLink && (
                <LinkButton href={`/${merchant}/payment-links/new`} variant="primary">
                  Create a payment link
                </LinkButton>
              )
            }
          >
            Everybody you name on a payment link or a deposit address stands here with what they paid.
          </EmptyState>
        }
        emptyFiltered={
          <EmptyState
            icon={SearchX}
            title="No customer matches"
            action={<LinkButton href={base}>Show all customers</LinkButton>}
          >
            No name has words that begin like this, and no e-mail begins with it. Ids and references count
            when they are whole.
          </EmptyState>
        }
      />
      <PaginationFooter
        newerHref={newer && base + customersQuery(filters, { after: undefined, before: newer })}
        olderHref={older && base + customersQuery(filters, { before: undefined, after: older })}
      >
        <KeyHints />
      </PaginationFooter>
    </>
  );
}
