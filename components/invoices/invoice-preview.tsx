"use client";

import { formatAmount } from "#lib/format.ts";
import type { InvoiceTotals } from "#lib/invoices/totals.ts";
import { isPositive, type Money } from "#lib/money.ts";
import { useReader } from "../ui/reader.tsx";
import { Day } from "./day.tsx";
import type { InvoiceFormState } from "./invoice-form-state.ts";

interface InvoicePreviewProps {
  form: InvoiceFormState;
  totals: InvoiceTotals | null;
  number: string;
  merchantName: string;
}

/** What the customer will read, as it is typed. */
export function InvoicePreview({ form, totals, number, merchantName }: InvoicePreviewProps) {
  return (
    <aside aria-label="Preview" className="min-w-0 self-start xl:sticky xl:top-6">
      <p className="mb-1.5 font-medium">Preview</p>
      <div className="rounded-3 border border-line bg-surface p-5 shadow-1">
        <div className="flex items-start justify-between gap-3">
          <p className="min-w-0 truncate font-semibold">{merchantName}</p>
          <p className="text-right text-meta text-ink-3">
            Next number
            <span className="block font-mono text-ink-2">{number}</span>
          </p>
        </div>
        <p className="mt-4 break-words">
          {form.customerName || <span className="text-ink-3">Customer</span>}
        </p>
        {form.dueDate && (
          <p className="mt-0.5 text-meta text-ink-3">
            Due <Day value={form.dueDate} />
          </p>
        )}
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {form.lines.map((line, index) => (
            <li key={line.key} className="flex justify-between gap-3 py-2">
              <span className="min-w-0 break-words">
                {line.description || <span className="text-ink-3">Line {index + 1}</span>}
                {line.quantity !== "1" && <span className="text-ink-3"> × {line.quantity}</span>}
              </span>
              <Figure value={totals?.lines[index]?.net} />
            </li>
          ))}
        </ul>
        {totals && <TotalLines totals={totals} />}
        {form.notes && (
          <p className="mt-4 text-meta break-words whitespace-pre-wrap text-ink-2">{form.notes}</p>
        )}
      </div>
    </aside>
  );
}

/** The sums below the lines: each tax by itself, and what all of it comes to. */
function TotalLines({ totals }: { totals: InvoiceTotals }) {
  const { subtotal, discountTotal, taxes, total } = totals;
  return (
    <dl className="mt-3 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
      <dt className="text-ink-2">Subtotal</dt>
      <dd className="text-right">
        <Figure value={subtotal} />
      </dd>
      {isPositive(discountTotal) && (
        <>
          <dt className="text-ink-2">Discount</dt>
          <dd className="text-right">
            −<Figure value={discountTotal} />
          </dd>
        </>
      )}
      {taxes.map(({ name, rate, amount }) => (
        <div key={`${name} ${rate}`} className="contents">
          <dt className="min-w-0 truncate text-ink-2">
            {name || "Tax"} {rate}%
          </dt>
          <dd className="text-right">
            <Figure value={amount} />
          </dd>
        </div>
      ))}
      {/* Its line goes over the gap between the two. */}
      <dt className="-mr-4 border-t border-line pt-2 font-semibold">Total</dt>
      <dd aria-live="polite" className="border-t border-line pt-2 text-right font-semibold">
        <Figure value={total} />
      </dd>
    </dl>
  );
}

function Figure({ value }: { value: Money | undefined }) {
  const { locale } = useReader();
  return <span className="whitespace-nowrap tabular-nums">{value && formatAmount(value, locale)}</span>;
}
