import type { InvoiceRow } from "#lib/invoices/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Day } from "./day.tsx";
import { InvoiceStateBadge } from "./invoice-state-badge.tsx";
import { dueWords, numberWords } from "./invoice-words.ts";

/** A row of the list on a phone. */
export function InvoiceCard({ invoice }: { invoice: InvoiceRow }) {
  const late = dueWords(invoice);
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <Money value={invoice.total} size="card" />
        <InvoiceStateBadge state={invoice.state} />
      </span>
      <span className="mt-1.5 block truncate">{invoice.customer ?? "Nobody yet"}</span>
      <span className="mt-1 flex justify-between gap-3 text-meta text-ink-3">
        <span className="truncate font-mono">{numberWords(invoice)}</span>
        <span className={late ? "text-bad" : ""}>{late || <Day value={invoice.dueDate} />}</span>
      </span>
    </>
  );
}
