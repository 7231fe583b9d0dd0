"use client";

import { Link as LinkIcon, Plus, Search } from "lucide-react";
import { useMemo } from "react";
import type { LinkFilters, LinkPage, LinkRow } from "#lib/payment-links/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { ListSearch } from "../data-table/list-search.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { LinkCard } from "./link-card.tsx";
import { linkColumns } from "./link-columns.tsx";
import { linksQuery } from "./links-url.ts";
import { usePaymentLinks } from "./use-payment-links.ts";

const TABS = [
  { state: "all", label: "All" },
  { state: "open", label: "Open" },
  { state: "paid", label: "Paid" },
  { state: "sold_out", label: "Sold out" },
  { state: "expired", label: "Expired" },
  { state: "draft", label: "Drafts" },
  { state: "archived", label: "Archived" },
] as const;

export interface LinksListProps {
  merchant: string;
  filters: LinkFilters;
  page: LinkPage;
  canWrite: boolean;
}

export function LinksList({ merchant, filters, page, canWrite }: LinksListProps) {
  const { rows, older, newer } = usePaymentLinks(merchant, filters, page);
  const columns = useMemo(() => linkColumns(merchant, canWrite), [merchant, canWrite]);
  const base = `/${merchant}/payment-links`;
  const first = { after: undefined, before: undefined };
  const tabs = TABS.map(({ state, label }) => ({
    label,
    href: base + linksQuery(filters, { ...first, state }),
    current: filters.state === state,
  }));
  return (
    <>
      <LinkTabs label="States" tabs={tabs} className="mt-4" />
      <ListSearch
        base={base}
        label="Search payment links"
        placeholder="Title, invoice number, customer"
        value={filters.q ?? ""}
        kept={{ state: filters.state === "all" ? undefined : filters.state }}
      />
      <DataTable
        label="Payment links"
        columns={columns}
        rows={rows}
        rowKey={(link: LinkRow) => link.id}
        rowHref={(link: LinkRow) => `${base}/${link.id}`}
        renderCard={(link: LinkRow) => <LinkCard link={link} />}
        filtered={filters.state !== "all" || filters.q !== undefined}
        empty={
          <EmptyState
            icon={LinkIcon}
            title="No payment links yet"
            action={
              canWrite && (
                <LinkButton href={`${base}/new`} variant="primary" icon={<Plus aria-hidden />}>
                  Create a payment link
                </LinkButton>
              )
            }
          >
            Each link you make stands here with how often it was seen and paid.
          </EmptyState>
        }
        emptyFiltered={
          <EmptyState
            icon={Search}
            title="No link matches"
            action={<LinkButton href={base}>Show all links</LinkButton>}
          >
            Nothing has this state and these words.
          </EmptyState>
        }
      />
      <PaginationFooter
        newerHref={newer && base + linksQuery(filters, { after: undefined, before: newer })}
        olderHref={older && base + linksQuery(filters, { before: undefined, after: older })}
      >
        <KeyHints />
      </PaginationFooter>
    </>
  );
}
