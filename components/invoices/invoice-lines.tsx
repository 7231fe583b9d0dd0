"use client";

import type { InvoiceDocument } from "#lib/invoices/document.ts";
import { Money } from "../transactions/money.tsx";
import { Card } from "../ui/card.tsx";

/** What is invoiced and what it comes to. */
export function InvoiceLines({ document }: { document: InvoiceDocument }) {
  const { currency } = document;
  // A line has no name but its place.
  const lines = document.lines.map((line, position) => ({ ...line, position }));
  return (
    <Card title="Lines" flush>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.position} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-5 py-3">
            <span className="min-w-0 break-words">{line.description}</span>
            <Money value={{ amount: line.net, currency }} />
            <span className="text-meta text-ink-3 tabular-nums">
              {line.quantity} × <Money value={{ amount: line.unitPrice, currency }} />
              {line.discount !== "0" && ` less ${line.discount}%`}
              {(line.taxRate !== "0" || line.taxName) && ` · ${taxWords(line)}`}
            </span>
          </li>
        ))}
      </ul>
      <dl className="ml-auto grid w-full max-w-[380px] grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 border-t border-line px-5 py-4">
        <Row label="Subtotal" value={document.subtotal} />
        {isSome(document.discountTotal.amount) && (
          <Row label="Discount" value={minus(document.discountTotal)} />
        )}
        {document.taxes.map(({ name, rate, amount }) => (
          <Row key={`${name} ${rate}`} label={`${name || "Tax"} ${rate}%`} value={amount} />
        ))}
        <Row label="Total" value={document.total} strong />
      </dl>
    </Card>
  );
}

function taxWords(line: InvoiceDocument["lines"][number]): string {
  const tax = `${line.taxName || "Tax"} ${line.taxRate}%`;
  return line.taxIncluded ? `${tax} in the price` : tax;
}

interface RowProps {
  label: string;
  value: InvoiceDocument["total"];
  strong?: boolean;
}

function Row({ label, value, strong = false }: RowProps) {
  return (
    <>
      <dt className={strong ? "font-semibold" : "text-ink-2"}>{label}</dt>
      <dd className="text-right">
        <Money value={value} {...(strong && { size: "card" as const })} />
      </dd>
    </>
  );
}

function isSome(amount: string): boolean {
  return /[1-9]/.test(amount);
}

function minus({ amount, currency }: InvoiceDocument["total"]) {
  return { amount: `-${amount}`, currency };
}
