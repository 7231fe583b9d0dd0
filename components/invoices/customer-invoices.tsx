"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { InvoiceRow } from "#lib/invoices/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Card } from "../ui/card.tsx";
import { Day } from "./day.tsx";
import { InvoiceStateBadge } from "./invoice-state-badge.tsx";
import { numberWords } from "./invoice-words.ts";

/** What was made out to a customer; nothing when there is none. */
export function CustomerInvoiceList({
  merchant,
  invoices,
  aside,
}: {
  merchant: string;
  invoices: readonly InvoiceRow[];
  /** The way to all, where these are the latest. */
  aside: ReactNode;
}) {
  if (invoices.length === 0) return null;
  return (
    <Card title="Invoices" aside={aside} flush>
      <ul className="divide-y divide-line">
        {invoices.map((invoice) => (
          <li key={invoice.id}>
            <Link
              href={`/${merchant}/invoices/${invoice.id}`}
              className="ring-inside grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 hover:bg-hover sm:grid-cols-[170px_140px_minmax(0,1fr)_auto]"
            >
              <Money value={invoice.total} />
              <span className="max-sm:text-right">
                <InvoiceStateBadge state={invoice.state} />
              </span>
              <span className="truncate font-mono text-meta text-ink-2">{numberWords(invoice)}</span>
              <span className="text-right text-ink-3">
                <Day value={invoice.issueDate ?? invoice.dueDate} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
