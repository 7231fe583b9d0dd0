import type { LinkRow } from "#lib/payment-links/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Time } from "../ui/time.tsx";
import { LinkAmount } from "./link-amount.tsx";
import { conversionWords, paidWords } from "./link-counts.ts";
import { LinkMenu } from "./link-menu.tsx";
import { LinkStateBadge } from "./link-state-badge.tsx";

/** The columns of the list; `merchant` and `canWrite` are for the menu at the end of each row. */
export function linkColumns(merchant: string, canWrite: boolean): DataColumn<LinkRow>[] {
  return [
    {
      id: "amount",
      header: "Amount",
      width: 170,
      align: "end",
      skeleton: "w-24",
      cell: (link) => <LinkAmount amount={link.amount} currency={link.currency} />,
    },
    {
      id: "state",
      header: "State",
      width: 112,
      skeleton: "w-16",
      cell: (link) => <LinkStateBadge state={link.state} />,
    },
    { id: "title", header: "What it is for", primary: true, skeleton: "w-40", cell: (link) => link.title },
    {
      id: "invoice",
      header: "Invoice",
      width: 148,
      hideBelow: "lg",
      skeleton: "w-24",
      cell: (link) => <span className="font-mono text-meta">{link.invoiceNumber ?? ""}</span>,
    },
    { id: "customer", header: "Customer", width: 150, hideBelow: "xl", cell: (link) => link.customer ?? "" },
    { id: "paid", header: "Paid", width: 84, align: "end", skeleton: "w-10", cell: paidWords },
    {
      id: "views",
      header: "Views",
      width: 68,
      align: "end",
      hideBelow: "xl",
      skeleton: "w-8",
      cell: (link) => link.viewCount.toLocaleString("en"),
    },
    {
      id: "conversion",
      header: "Paid/views",
      width: 98,
      align: "end",
      hideBelow: "xl",
      skeleton: "w-8",
      cell: conversionWords,
    },
    {
      id: "created",
      header: "Created",
      width: 136,
      align: "end",
      hideBelow: "lg",
      cell: (link) => <Time at={link.createdAt} mode="relative" />,
    },
    {
      id: "actions",
      header: "Actions",
      hideHeader: true,
      width: 88,
      align: "end",
      interactive: true,
      cell: (link) => (
        <span className="inline-flex gap-1">
          <CopyButton value={link.url} what={`link of ${link.title}`} size="sm" />
          <LinkMenu merchant={merchant} link={link} canWrite={canWrite} />
        </span>
      ),
    },
  ];
}
