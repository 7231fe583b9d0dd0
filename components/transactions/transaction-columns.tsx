import type { MoneyDto, TransactionRow } from "#lib/transactions/schema.ts";
import { COLUMN_IDS, type ColumnId, USUAL_COLUMNS } from "#lib/views/list-look.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { TagWords } from "../tags/tag-words.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { Time } from "../ui/time.tsx";
import { KIND_CHOICES } from "./filter-words.ts";
import { methodWords } from "./method-words.ts";
import { Money } from "./money.tsx";
import { TransactionStatusBadge } from "./transaction-status-badge.tsx";

type Column = DataColumn<TransactionRow> & { readonly id: ColumnId };

const usualColumns: readonly Column[] = [
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

function words(
  id: ColumnId,
  header: string,
  width: number,
  of: (row: TransactionRow) => string | null,
): Column {
  const cell = (row: TransactionRow) => <Words text={of(row)} />;
  return { id, header, width, cell, skeleton: "w-20" };
}

function money(id: ColumnId, header: string, of: (row: TransactionRow) => MoneyDto | null): Column {
  return {
    id,
    header,
    width: 132,
    align: "end",
    skeleton: "w-20",
    cell: (row) => {
      const value = of(row);
      return value === null ? <Words text={null} /> : <Money value={value} />;
    },
  };
}

function moment(id: ColumnId, header: string, of: (row: TransactionRow) => string | null): Column {
  return {
    id,
    header,
    width: 144,
    align: "end",
    skeleton: "w-28",
    cell: (row) => {
      const at = of(row);
      return at === null ? <Words text={null} /> : <Time at={at} mode="list" className="text-ink-2" />;
    },
  };
}

function Words({ text }: { text: string | null }) {
  return text ? <span title={text}>{text}</span> : <span className="text-ink-3">–</span>;
}

const rareColumns: readonly Column[] = [
  {
    id: "tags",
    header: "Tags",
    width: 160,
    skeleton: "w-20",
    cell: (row) => <TagWords tags={row.tags} />,
  },
  words("kind", "Kind", 96, (row) => KIND_CHOICES.find(({ value }) => value === row.kind)?.label ?? row.kind),
  money("received", "Received", (row) => row.received),
  money("fee", "Fee", (row) => row.fee),
  money("net", "Net", (row) => row.net),
  words("country", "Country", 84, (row) => row.country),
  words("network", "Network", 110, (row) => row.network),
  words("tx-hash", "Transaction hash", 170, (row) => row.txHash),
  words("address", "Address", 170, (row) => row.address),
  words("description", "Description", 200, (row) => row.description),
  words("external-id", "Provider's id", 160, (row) => row.externalId),
  words("invoice", "Invoice", 118, (row) => row.invoiceNumber),
  moment("updated", "Updated", (row) => row.updatedAt),
  moment("paid", "Paid", (row) => row.paidAt),
];

const everyColumn = [...usualColumns, ...rareColumns];

/** Status has no width of its own among the usual ones: it takes what the others leave. */
const CHOSEN_STATUS_WIDTH = 240;

/** The usual ones give way on narrow screens; chosen ones all stay, and the table scrolls where they need more room. */
export function columnsFor(chosen: readonly ColumnId[] | null): readonly DataColumn<TransactionRow>[] {
  if (chosen === null || chosen.join() === USUAL_COLUMNS.join()) return usualColumns;
  return chosen.flatMap((id) => {
    const column = everyColumn.find((one) => one.id === id);
    if (column === undefined) return [];
    const { hideBelow: _, ...rest } = column;
    return [{ ...rest, width: column.width ?? CHOSEN_STATUS_WIDTH }];
  });
}

export const transactionColumns: readonly DataColumn<TransactionRow>[] = usualColumns;

export const COLUMN_CHOICES = COLUMN_IDS.map((id) => ({
  id,
  label: everyColumn.find((column) => column.id === id)?.header ?? id,
}));
