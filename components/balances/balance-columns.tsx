import type { Balance } from "#lib/balances/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Money } from "../transactions/money.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { Tag } from "../ui/tag.tsx";
import { Time } from "../ui/time.tsx";

/** An amount of the balance's currency; a dash where the source states none. */
export function Figure({ balance, amount }: { balance: Balance; amount: string | null }) {
  if (amount === null) return <span className="text-ink-3">–</span>;
  return <Money value={{ amount, currency: balance.currency }} />;
}

/** Whose word the figures are. */
export function SourceWords({ balance }: { balance: Balance }) {
  return balance.source === "provider" ? "held by the provider" : "on-chain, yours";
}

export function AsOf({ balance }: { balance: Balance }) {
  return (
    <span className="inline-flex items-center gap-2">
      {balance.stale && <Tag>Stale</Tag>}
      <Time at={balance.asOf} mode="relative" className="text-ink-2" />
    </span>
  );
}

/** What the provider counts as received beyond our own records. */
export function Drift({ balance }: { balance: Balance }) {
  const { drift } = balance;
  if (drift !== null && /^-?[0.]+$/.test(drift)) return <span className="text-ink-2">None</span>;
  return <Figure balance={balance} amount={drift} />;
}

export const balanceColumns: readonly DataColumn<Balance>[] = [
  {
    id: "connection",
    header: "Connection",
    primary: true,
    skeleton: "w-32",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
        <span className="min-w-0">
          <span className="block truncate leading-5">{row.connection.name}</span>
          <span className="block truncate text-label leading-4 text-ink-3">
            <SourceWords balance={row} />
          </span>
        </span>
      </span>
    ),
  },
  {
    id: "available",
    header: "Available",
    width: 172,
    align: "end",
    skeleton: "w-24",
    cell: (row) => <Figure balance={row} amount={row.available} />,
  },
  {
    id: "pending",
    header: "Pending",
    width: 132,
    align: "end",
    skeleton: "w-20",
    cell: (row) => <Figure balance={row} amount={row.pending} />,
  },
  {
    id: "settled",
    header: "Settled",
    width: 124,
    align: "end",
    hideBelow: "wide",
    skeleton: "w-20",
    cell: (row) => <Figure balance={row} amount={row.settled} />,
  },
  {
    id: "totalIn",
    header: "In, all time",
    width: 172,
    align: "end",
    hideBelow: "xl",
    skeleton: "w-24",
    cell: (row) => <Figure balance={row} amount={row.totalIn} />,
  },
  {
    id: "drift",
    header: "Beyond our records",
    width: 152,
    align: "end",
    hideBelow: "wide",
    skeleton: "w-16",
    cell: (row) => <Drift balance={row} />,
  },
  {
    id: "asOf",
    header: "As of",
    width: 186,
    align: "end",
    skeleton: "w-16",
    cell: (row) => <AsOf balance={row} />,
  },
];

export function balanceKey({ connection, currency }: Balance): string {
  return `${connection.id} ${currency}`;
}
