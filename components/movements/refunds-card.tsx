"use client";

import Link from "next/link";
import type { Movements } from "#lib/movements/schema.ts";
import { Money } from "../transactions/money.tsx";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { Card } from "../ui/card.tsx";
import { Time } from "../ui/time.tsx";

/** What of this payment goes back, each refund one click away; nothing where there is none. */
export function RefundsCard({ merchant, movements }: { merchant: string; movements: Movements }) {
  const { refunds, offer } = movements;
  if (refunds.length === 0) return null;
  return (
    <Card
      title="Refunds"
      flush
      aside={
        offer !== null && (
          <>
            <Money value={offer.left} /> left
          </>
        )
      }
    >
      <ul className="divide-y divide-line">
        {refunds.map((refund) => (
          <li key={refund.id}>
            <Link
              href={`/${merchant}/transactions/${refund.id}`}
              className="ring-inside grid gap-1 px-5 py-3 hover:bg-hover"
            >
              <span className="flex items-center justify-between gap-3">
                <Money value={refund.amount} />
                <TransactionStatusBadge status={refund.status} />
              </span>
              <span className="flex items-baseline justify-between gap-3 text-meta text-ink-3">
                <span className="min-w-0 truncate" title={refund.reason ?? ""}>
                  {refund.reason}
                </span>
                <Time at={refund.createdAt} mode="list" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
