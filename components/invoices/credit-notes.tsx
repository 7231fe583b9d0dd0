"use client";

import Link from "next/link";
import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Card } from "../ui/card.tsx";
import { Day } from "./day.tsx";

/** Credit notes against an invoice; nothing when there are none. */
export function CreditNotes({ merchant, notes }: { merchant: string; notes: InvoiceDetail["creditNotes"] }) {
  if (notes.length === 0) return null;
  return (
    <Card title="Credit notes" flush>
      <ul className="divide-y divide-line">
        {notes.map(({ id, number, total, issueDate }) => (
          <li key={id}>
            <Link
              href={`/${merchant}/invoices/${id}`}
              className="ring-inside grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 px-5 py-3 hover:bg-hover"
            >
              <span className="truncate font-mono text-meta">{number}</span>
              <Money value={total} />
              <span className="text-right text-ink-3">{issueDate && <Day value={issueDate} />}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
