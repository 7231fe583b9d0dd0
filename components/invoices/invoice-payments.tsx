"use client";

import { CreditCard } from "lucide-react";
import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import { Money } from "../transactions/money.tsx";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Day } from "./day.tsx";

interface InvoicePaymentsProps {
  merchant: string;
  invoice: InvoiceDetail;
  canWrite: boolean;
  onUndo: (paymentId: string) => void;
}

type Payment = InvoiceDetail["payments"][number];

/** What counts for the invoice, the newest first: each leads to its transaction, where it has one. */
export function InvoicePayments({ merchant, invoice, canWrite, onUndo }: InvoicePaymentsProps) {
  const { payments } = invoice;
  return (
    <Card title="Payments" flush>
      {payments.length === 0 ? (
        <EmptyState icon={CreditCard} title="Nothing came yet">
          Each payment stands here as soon as its money is in.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {payments.map((payment) => (
            <li
              key={payment.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3"
            >
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Money value={payment.amount} />
                {payment.transaction && <TransactionStatusBadge status={payment.transaction.status} />}
              </span>
              <span className="text-right text-ink-3">
                <Day value={payment.receivedOn} />
              </span>
              <span className="min-w-0 text-meta break-words text-ink-2">
                <How merchant={merchant} payment={payment} />
              </span>
              {canWrite && payment.canUndo && (
                <Button size="sm" variant="quiet" onClick={() => onUndo(payment.id)}>
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function How({ merchant, payment }: { merchant: string; payment: Payment }) {
  const { transaction, method, reason, createdBy, amount } = payment;
  if (transaction !== null)
    return (
      <>
        <TextLink href={`/${merchant}/transactions/${transaction.id}`}>{transaction.methodLabel}</TextLink>
        {createdBy !== null && ` · attached by ${createdBy}: ${reason}`}
      </>
    );
  const verb = amount.amount.startsWith("-") ? "taken back" : "recorded";
  return `${method} · ${verb} by ${createdBy ?? "Paydeck"}: ${reason}`;
}
