import type { Balance } from "#lib/balances/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { AsOf, SourceWords } from "./balance-columns.tsx";

/** One balance on a phone. */
export function BalanceCard({ balance }: { balance: Balance }) {
  const { connection, currency, available, pending } = balance;
  return (
    <span className="grid gap-1">
      <span className="flex items-center justify-between gap-3">
        <Money value={{ amount: available, currency }} size="card" />
        <AsOf balance={balance} />
      </span>
      <span className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">
          <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
          <span className="truncate">{connection.name}</span>
        </span>
        <span className="shrink-0 text-meta text-ink-2">
          <SourceWords balance={balance} />
        </span>
      </span>
      {pending !== null && !/^[0.]+$/.test(pending) && (
        <span className="text-meta text-ink-2">
          <Money value={{ amount: pending, currency }} /> pending
        </span>
      )}
    </span>
  );
}
