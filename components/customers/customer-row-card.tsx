import type { CustomerRow } from "#lib/customer-desk/schema.ts";
import { Time } from "../ui/time.tsx";
import { PaidTotals } from "./paid-totals.tsx";

/** A row of the list on a phone. */
export function CustomerRowCard({ row }: { row: CustomerRow }) {
  const { name, email, payments, lastSeenAt } = row;
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{name || "Without a name"}</span>
        {lastSeenAt !== null && <Time at={lastSeenAt} mode="relative" className="text-meta text-ink-3" />}
      </span>
      <span className="mt-1 flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate text-ink-2">{email !== null && email !== name ? email : "–"}</span>
        <PaidTotals row={row} />
      </span>
      <span className="mt-1 block text-meta text-ink-3">
        {payments === 1 ? "1 payment" : `${payments.toLocaleString("en")} payments`}
      </span>
    </>
  );
}
