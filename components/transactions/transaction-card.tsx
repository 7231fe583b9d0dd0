import type { TransactionRow } from "#lib/transactions/schema.ts";
import { Time } from "../ui/time.tsx";
import { methodWords } from "./method-words.ts";
import { Money } from "./money.tsx";
import { TransactionStatusBadge } from "./transaction-status-badge.tsx";

/** One transaction on a phone. */
export function TransactionCard({ row }: { row: TransactionRow }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate">
          <Money value={row.amount} size="card" />
        </span>
        <TransactionStatusBadge status={row.status} />
      </span>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate">{row.customer ?? row.reason ?? "–"}</span>
        <Time at={row.createdAt} mode="list" className="text-ink-2" />
      </span>
      <span className="flex items-baseline justify-between gap-3 text-meta text-ink-2">
        <span className="min-w-0 truncate font-mono">{row.reference}</span>
        <span className="max-w-[50%] shrink-0 truncate">{methodWords(row)}</span>
      </span>
    </span>
  );
}
