import Link from "next/link";
import type { TransactionRow } from "#lib/transactions/schema.ts";
import { Money } from "../transactions/money.tsx";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";

/** Money that left, so that nobody takes it for money that came in. */
const WENT_OUT: Readonly<Partial<Record<TransactionRow["kind"], string>>> = {
  refund: "Refund · ",
  payout: "Payout · ",
};

/** The newest transactions, each a way to its page. */
export function LatestCard({ rows, href }: { rows: readonly TransactionRow[]; href: string }) {
  return (
    <Card title="Latest" flush aside={<TextLink href={href}>Transactions</TextLink>}>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={`${href}/${row.id}`}
              className="ring-inside flex items-center gap-3 px-5 py-2 transition-colors hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate" title={row.customer ?? row.reference}>
                  {row.customer ?? row.reference}
                </span>
                <span className="block text-meta text-ink-3">
                  {WENT_OUT[row.kind]}
                  <Time at={row.createdAt} mode="relative" />
                </span>
              </span>
              <Money value={row.amount} />
              <TransactionStatusBadge status={row.status} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
