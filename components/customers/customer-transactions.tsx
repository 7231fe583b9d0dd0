import { ArrowLeftRight } from "lucide-react";
import Link from "next/link";
import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import { methodWords } from "../transactions/method-words.ts";
import { Money } from "../transactions/money.tsx";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { customerQuery } from "./customers-url.ts";

interface CustomerTransactionsProps {
  merchant: string;
  customer: Pick<CustomerDetail, "id" | "transactions">;
}

/** Every transaction of a customer in this mode, a page at a time. */
export function CustomerTransactions({ merchant, customer }: CustomerTransactionsProps) {
  const { id, transactions } = customer;
  const { rows, older, newer } = transactions;
  const base = `/${merchant}/customers/${id}`;
  return (
    <Card
      title="Transactions"
      aside={
        rows.length > 0 && <TextLink href={`/${merchant}/transactions?q=${id}`}>Open in the list</TextLink>
      }
      flush
    >
      {rows.length === 0 ? (
        <EmptyState icon={ArrowLeftRight} title="No transactions in this mode">
          Payments, deposits, refunds and payouts of this customer stand here as soon as they begin.
        </EmptyState>
      ) : (
        <>
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <li key={row.id}>
                <Link
                  href={`/${merchant}/transactions/${row.id}`}
                  className="ring-inside grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 hover:bg-hover sm:grid-cols-[170px_140px_minmax(0,1fr)_auto]"
                >
                  <Money value={row.amount} />
                  <span className="max-sm:text-right">
                    <TransactionStatusBadge status={row.status} />
                  </span>
                  <span className="truncate text-ink-2">
                    <span className="font-mono text-meta">{row.reference}</span>
                    <span className="ml-2 text-ink-3">{methodWords(row)}</span>
                  </span>
                  <Time at={row.createdAt} mode="list" className="text-right text-ink-3" />
                </Link>
              </li>
            ))}
          </ul>
          {(older !== null || newer !== null) && (
            <div className="border-t border-line px-4">
              <PaginationFooter
                newerHref={newer && base + customerQuery({}, { before: newer })}
                olderHref={older && base + customerQuery({}, { after: older })}
              />
            </div>
          )}
        </>
      )}
    </Card>
  );
}
