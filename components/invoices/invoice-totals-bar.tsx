"use client";

import type { InvoiceSummary } from "#lib/invoices/schema.ts";
import { Money } from "../transactions/money.tsx";
import { cn } from "../ui/cn.ts";
import { AGE_LABEL } from "./invoice-words.ts";
import { useInvoiceSummary } from "./use-invoices.ts";

type Owed = InvoiceSummary["currencies"][number];

/** What is owed and how late it is, a block for each currency: nothing is converted. */
export function InvoiceTotalsBar({ merchant, summary }: { merchant: string; summary: InvoiceSummary }) {
  const { currencies } = useInvoiceSummary(merchant, summary);
  if (currencies.length === 0) return null;
  return (
    <section
      aria-label="Unpaid by age"
      className="mt-5 divide-y divide-line overflow-clip rounded-3 border border-line bg-surface"
    >
      {currencies.map((owed) => (
        <CurrencyRow key={owed.currency} owed={owed} />
      ))}
    </section>
  );
}

function CurrencyRow({ owed }: { owed: Owed }) {
  const { unpaid, unpaidCount, overdue, overdueCount, ages } = owed;
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-4 px-5 py-4 lg:grid-cols-5">
      <Figure label="Unpaid" amount={unpaid} count={unpaidCount} strong className="lg:col-span-2" />
      <Figure label="Overdue" amount={overdue} count={overdueCount} strong className="lg:col-span-3" />
      {ages.map(({ age, amount, count }) => (
        <Figure key={age} label={AGE_LABEL[age]} amount={amount} count={count} />
      ))}
    </dl>
  );
}

interface FigureProps {
  label: string;
  amount: Owed["unpaid"];
  count: number;
  strong?: boolean;
  className?: string;
}

function Figure({ label, amount, count, strong = false, className }: FigureProps) {
  return (
    <div className={cn("min-w-0", count === 0 && "max-sm:hidden", className)}>
      <dt className="text-label text-ink-3">{label}</dt>
      <dd className="mt-0.5">
        {count === 0 ? (
          <span className="text-ink-3">None</span>
        ) : (
          <Money value={amount} {...(strong && { size: "card" as const })} />
        )}
        {count > 0 && (
          <span className="block text-meta text-ink-3">
            {count === 1 ? "1 invoice" : `${count} invoices`}
          </span>
        )}
      </dd>
    </div>
  );
}
