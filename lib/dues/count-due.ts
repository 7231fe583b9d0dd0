import type { Scope } from "../auth/scope.ts";
import { type CurrencyCode, currencyOf, isCurrencyCode } from "../currencies.ts";
import type { Tx } from "../db/unit.ts";
import { addMoney, type Money, moneyOf, subtractMoney } from "../money.ts";
import { type CountedPayment, countPayment, sumMoney } from "./count-payment.ts";
import { findOwed, listDuePayments, sumRefunds } from "./repository.ts";

export interface Due {
  readonly currency: CurrencyCode;
  readonly total: Money;
  readonly credited: Money;
  /** What came in, less what went back: by payments, and as people wrote it down. */
  readonly paid: Money;
  /** total - credited - paid; below zero: more came than is owed. */
  readonly due: Money;
  /** What payers are paying at this moment. */
  readonly underway: Money;
  readonly payments: readonly CountedPayment[];
}

/**
 * What is due on an invoice, counted from what is stored now rather than from any sum that follows later; null when there
 * is no such invoice. Whoever decides by it holds the lock of the invoice or of its link.
 */
export async function countDue(
  tx: Tx,
  scope: Scope,
  { invoiceId, now }: { readonly invoiceId: string; readonly now: Date },
): Promise<Due | null> {
  const owed = await findOwed(tx, scope, invoiceId);
  if (owed === null) return null;
  const { currency } = owed;
  if (!isCurrencyCode(currency)) throw new TypeError("unknown currency on an invoice");
  const rows = await listDuePayments(tx, scope, { invoiceId, linkId: owed.linkId });
  const refunds = await sumRefunds(
    tx,
    scope,
    rows.map(({ id }) => id),
  );
  const payments = rows.flatMap(
    (row) => countPayment(row, refunds.get(row.id) ?? "0", { currency, now }) ?? [],
  );
  const total = moneyOf(owed.total, currency);
  const credited = moneyOf(owed.credited, currency);
  const byHand = moneyOf(owed.byHand, currency);
  const sumOf = (amountOf: (payment: CountedPayment) => Money) => sumMoney(payments.map(amountOf), currency);
  const paid = addMoney(
    byHand,
    sumOf((payment) => payment.paid),
  );
  const due = subtractMoney(subtractMoney(total, credited), paid);
  return { currency, total, credited, paid, due, underway: sumOf(({ underway }) => underway), payments };
}

/** What can be asked for: not below zero, and no finer than the currency's minor unit, of which a trifle is a whole one. */
export function askable(money: Money): Money {
  const { exponent } = currencyOf(money.currency);
  if (money.units <= 0n) return moneyOf("0", money.currency);
  if (money.scale <= exponent) return money;
  const finer = 10n ** BigInt(money.scale - exponent);
  return { units: (money.units + finer - 1n) / finer, scale: exponent, currency: money.currency };
}
