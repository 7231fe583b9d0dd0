import type { LinkRow } from "#lib/payment-links/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Time } from "../ui/time.tsx";
import { LinkAmount } from "./link-amount.tsx";
import { conversionWords, paidWords, timeToPayWords } from "./link-counts.ts";
import { LinkMenu } from "./link-menu.tsx";
import { LinkStateBadge } from "./link-state-badge.tsx";

function LinkTitle({ link }: { link: LinkRow }) {
  return (
    <span title={[link.title, link.customer].filter(Boolean).join(" · ")}>
      {link.title}
      {link.customer && <span className="ml-2 text-ink-3">{link.customer}</span>}
    </span>
  );
}

/** The columns of the list; `merchant` and `canWrite` are for the menu at the end of each row. */
export function linkColumns(merchant: string, canWrite: boolean): DataColumn<LinkRow>[] {
  return [
    {
      id: "amount",
      header: "Amount",
      width: 146,
      align: "end",
      skeleton: "w-24",
      cell: (link) => <LinkAmount amount={link.amount} currency={link.currency} choices={link.choices} />,
    },
    {
      id: "state",
      header: "State",
      width: 108,
      skeleton: "w-16",
      cell: (link) => <LinkStateBadge state={link.state} />,
    },
    {
      id: "title",
      header: "What it is for",
      primary: true,
      skeleton: "w-40",
      cell: (link) => <LinkTitle link={link} />,
    },
    {
      id: "invoice",
      header: "Invoice",
      width: 124,
      hideBelow: "lg",
      skeleton: "w-24",
      cell: (link) => <span className="font-mono text-meta">{link.invoiceNumber ?? ""}</span>,
    },
    { id: "paid", header: "Paid", width: 78, align: "end", skeleton: "w-10", cell: paidWords },
    {
      id: "views",
      header: "Views/begun",
      width: 100,
      align: "end",
      hideBelow: "xl",
      skeleton: "w-10",
      cell: (link) => `${link.viewCount.toLocaleString("en")} / ${link.startedCount.toLocaleString("en")}`,
    },
    {
      id: "conversion",
      header: "Paid/views",
      width: 90,
      align: "end",
      hideBelow: "xl",
      skeleton: "w-8",
      cell: conversionWords,
    },
    {
      id: "timeToPay",
      header: "Time to pay",
      width: 96,
      align: "end",
      hideBelow: "wide",
      skeleton: "w-10",
      cell: timeToPayWords,
    },
    {
      id: "created",
      header: "Created",
      width: 144,
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
