import { CreditCard } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Time } from "../ui/time.tsx";
import { LinkAmount } from "./link-amount.tsx";

/** Every payment that was begun on a link, newest first. */
export function LinkPayments({ merchant, payments }: { merchant: string; payments: LinkDetail["payments"] }) {
  return (
    <Card title="Payments" flush>
      {payments.length === 0 ? (
        <EmptyState icon={CreditCard} title="No payment yet">
          Each payment stands here as soon as a payer has chosen a way to pay.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {payments.map((payment) => (
            <li key={payment.id}>
              <Link
                href={`/${merchant}/transactions/${payment.id}`}
                className="ring-inside grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 hover:bg-hover sm:grid-cols-[150px_130px_minmax(0,1fr)_auto]"
              >
                <LinkAmount amount={payment.amount} currency={payment.amount.currency} />
                <span>
                  <TransactionStatusBadge status={payment.status} />
                </span>
                <span className="truncate text-ink-2">
                  {payment.methodLabel} · {payment.connection.name}
                </span>
                <Time at={payment.createdAt} mode="relative" className="text-right text-ink-3" />
              </Link>
              {payment.answers.length > 0 && (
                <dl className="grid gap-x-4 gap-y-0.5 px-5 pb-3 text-meta sm:grid-cols-[150px_minmax(0,1fr)]">
                  {payment.answers.map(({ id, label, answer }) => (
                    <Fragment key={id}>
                      <dt dir="auto" className="truncate text-ink-3">
                        {label}
                      </dt>
                      <dd dir="auto" className="break-words whitespace-pre-line">
                        {answer}
                      </dd>
                    </Fragment>
                  ))}
                </dl>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
