import type { Scope } from "../auth/scope.ts";
import type { MoneyDto } from "../transactions/schema.ts";
import { amountsOf, moneyDtoOf } from "./invoice-dto.ts";
import { listPayments } from "./payment-repository.ts";
import { findInvoice } from "./repository.ts";

export interface PaidInvoice {
  readonly id: string;
  readonly number: string;
  readonly total: MoneyDto;
  readonly paidAt: Date | null;
  /** The last payment by a provider; null where all was recorded by hand. */
  readonly transactionId: string | null;
}

/** What may be told of an invoice that was paid; null when there is none, or it has no number. */
export async function getPaidInvoice(scope: Scope, invoiceId: string): Promise<PaidInvoice | null> {
  const invoice = await findInvoice(scope, invoiceId);
  if (invoice === null || invoice.number === null) return null;
  const payments = await listPayments(scope, invoice.id);
  const last = payments.find(({ transactionId, amount }) => transactionId !== null && !amount.isZero());
  const { id, number, paidAt } = invoice;
  const total = moneyDtoOf(amountsOf(invoice).total);
  return { id, number, total, paidAt, transactionId: last?.transactionId ?? null };
}
