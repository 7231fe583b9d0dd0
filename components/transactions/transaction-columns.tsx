import type { TransactionRow } from "#lib/transactions/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Monogram } from "../ui/monogram.tsx";
import { Time } from "../ui/time.tsx";
import { methodWords } from "./method-words.ts";
import { Money } from "./money.tsx";
import { TransactionStatusBadge } from "./transaction-status-badge.tsx";

export const transactionColumns: readonly DataColumn<TransactionRow>[] = [
  {
    id: "amount",
    header: "Amount",
    width: 140,
    align: "end",
    skeleton: "w-24",
    cell: (row) => <Money value={row.amount} />,
  },
  {
    id: "status",
    header: "Status",
    skeleton: "w-28",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-1.5">
        <TransactionStatusBadge status={row.status} />
        {row.reason && (
          <span className="min-w-0 truncate text-meta text-ink-3" title={row.reason}>
            {row.reason}
          </span>
        )}
      </span>
    ),
  },
  {
    id: "reference",
    header: "Reference",
    width: 118,
    primary: true,
    skeleton: "w-20",
    cell: (row) => (
      <span className="font-mono text-meta tracking-[-0.01em]" title={row.reference}>
        {row.reference}
      </span>
    ),
  },
  {
    id: "customer",
    header: "Customer",
    width: 138,
    skeleton: "w-28",
    cell: ({ customer }) =>
      customer === null ? <span className="text-ink-3">–</span> : <span title={customer}>{customer}</span>,
  },
  {
    id: "provider",
    header: "Provider",
    width: 148,
    hideBelow: "xl",
    skeleton: "w-24",
    cell: ({ connection }) => (
      <span className="flex min-w-0 items-center gap-2">
        <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
        <span className="truncate" title={connection.name}>
          {connection.name}
        </span>
      </span>
    ),
  },
  {
    id: "method",
    header: "Method",
    width: 188,
    hideBelow: "wide",
    skeleton: "w-20",
    cell: (row) => (
      <span className="text-ink-2" title={methodWords(row)}>
        {methodWords(row)}
      </span>
    ),
  },
  {
    id: "created",
    header: "Created",
    width: 144,
    align: "end",
    skeleton: "w-28",
    cell: (row) => <Time at={row.createdAt} mode="list" className="text-ink-2" />,
  },
];
