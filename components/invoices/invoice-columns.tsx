import type { InvoiceRow } from "#lib/invoices/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Money } from "../transactions/money.tsx";
import { Time } from "../ui/time.tsx";
import { Day } from "./day.tsx";
import { InvoiceStateBadge } from "./invoice-state-badge.tsx";
import { dueWords, isOpen, numberWords } from "./invoice-words.ts";

export function InvoiceName({ invoice }: { invoice: InvoiceRow }) {
  return (
    <span title={[numberWords(invoice), invoice.customer].filter(Boolean).join(" · ")}>
      <span className={invoice.number === null ? "text-ink-2" : "font-mono text-meta"}>
        {numberWords(invoice)}
      </span>
      {invoice.customer && <span className="ml-2.5">{invoice.customer}</span>}
    </span>
  );
}

export function invoiceColumns(): DataColumn<InvoiceRow>[] {
  return [
    {
      id: "total",
      header: "Total",
      width: 160,
      align: "end",
      skeleton: "w-24",
      cell: (invoice) => <Money value={invoice.total} />,
    },
    {
      id: "state",
      header: "State",
      width: 122,
      skeleton: "w-16",
      cell: (invoice) => <InvoiceStateBadge state={invoice.state} />,
    },
    {
      id: "invoice",
      header: "Invoice",
      primary: true,
      skeleton: "w-40",
      cell: (invoice) => <InvoiceName invoice={invoice} />,
    },
    {
      id: "open",
      header: "Still due",
      width: 160,
      align: "end",
      hideBelow: "lg",
      skeleton: "w-20",
      cell: (invoice) => (isOpen(invoice) ? <Money value={invoice.due} /> : null),
    },
    {
      id: "due",
      header: "Due",
      width: 190,
      skeleton: "w-24",
      cell: (invoice) =>
        invoice.kind === "credit_note" ? null : (
          <span>
            <Day value={invoice.dueDate} />
            {invoice.daysLate > 0 && <span className="ml-2 text-meta text-bad">{dueWords(invoice)}</span>}
          </span>
        ),
    },
    {
      id: "created",
      header: "Created",
      width: 140,
      align: "end",
      hideBelow: "xl",
      cell: (invoice) => <Time at={invoice.createdAt} mode="relative" />,
    },
  ];
}
