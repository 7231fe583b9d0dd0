import type { CustomerRow } from "#lib/customer-desk/schema.ts";
import { Money } from "../transactions/money.tsx";

/** What came in: the currency of most payments, and that there are others. */
export function PaidTotals({ row }: { row: Pick<CustomerRow, "paid" | "morePaid"> }) {
  const [first, ...rest] = row.paid;
  if (first === undefined) return <span className="text-ink-3">Nothing yet</span>;
  const more = rest.length + row.morePaid;
  const others = [...rest.map(({ amount, currency }) => `${amount} ${currency}`)];
  if (row.morePaid > 0) others.push(`${row.morePaid} more`);
  return (
    <span title={more === 0 ? undefined : `Also ${others.join(", ")}`}>
      <Money value={first} />
      {more > 0 && <span className="ml-1.5 text-meta text-ink-3">+{more}</span>}
    </span>
  );
}
