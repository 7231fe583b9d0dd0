import { type CurrencyCode, currencyOf, isCurrencyCode } from "../currencies.ts";
import { addMoney, atParity, compareMoney, type Money, moneyOf, subtractMoney } from "../money.ts";
import { isPaid, TRANSACTION_STATUSES, type TransactionStatus } from "../transactions/status.ts";
import type { DuePayment } from "./repository.ts";

export interface CountedPayment {
  readonly id: string;
  /** Opens it on the public page of its link. */
  readonly token: string;
  /** What it counts for: what came in less what went back. */
  readonly paid: Money;
  /** What it may still bring: none once it has ended, or was left behind. */
  readonly underway: Money;
  readonly paidAt: Date | null;
}

/** Money has been seen, or nobody can say yet: it may be paid at any moment. */
const SEEN: ReadonlySet<TransactionStatus> = new Set(["processing", "confirming", "underpaid", "review"]);
const BEGUN: ReadonlySet<TransactionStatus> = new Set(["created", "pending"]);

/** So long a payment that was begun and not yet paid keeps others from paying the same: then its payer has gone away. */
const BEGUN_HOLDS_MS = 10 * 60_000;

/**
 * What one payment counts for in the invoice's currency; null where its own is another one that is not at par. What was
 * paid counts whole though a provider let a trifle pass, and more where more came. What came of an underpaid one counts, too.
 */
export function countPayment(
  row: DuePayment,
  refunds: string,
  { currency, now }: { readonly currency: CurrencyCode; readonly now: Date },
): CountedPayment | null {
  if (!isCurrencyCode(row.currency) || unitOf(row.currency) !== unitOf(currency)) return null;
  const status = TRANSACTION_STATUSES.find((known) => known === row.status);
  if (status === undefined) throw new TypeError("unknown status");
  const money = (decimal: string): Money => atParity(moneyOf(decimal, row.currency), currency);
  const nothing = moneyOf("0", currency);
  const asked = money(row.amount.toFixed());
  const received = row.received === null ? null : money(row.received.toFixed());
  const came = cameIn(status, asked, received) ?? nothing;
  const said = larger(money(refunds), row.refunded === null ? nothing : money(row.refunded.toFixed()));
  // Refunded without a word of how much: all of it.
  const gone = status === "refunded" ? came : said;
  return {
    id: row.id,
    token: row.idempotencyKey,
    paid: larger(subtractMoney(came, gone), nothing),
    underway: isUnderway(row, status, now) ? larger(subtractMoney(asked, came), nothing) : nothing,
    paidAt: row.paidAt,
  };
}

/** The unit of account of a currency: those at par have one. */
function unitOf(code: CurrencyCode): string {
  return currencyOf(code).parity ?? code;
}

function cameIn(status: TransactionStatus, asked: Money, received: Money | null): Money | null {
  if (status === "underpaid") return received;
  if (!isPaid(status) || status === "charged_back") return null;
  return received === null ? asked : larger(asked, received);
}

function isUnderway(row: DuePayment, status: TransactionStatus, now: Date): boolean {
  if (SEEN.has(status)) return true;
  if (!BEGUN.has(status) || (row.expiresAt !== null && row.expiresAt <= now)) return false;
  return row.createdAt.getTime() > now.getTime() - BEGUN_HOLDS_MS;
}

function larger(a: Money, b: Money): Money {
  return compareMoney(a, b) >= 0 ? a : b;
}

export function sumMoney(amounts: readonly Money[], currency: CurrencyCode): Money {
  return amounts.reduce(addMoney, moneyOf("0", currency));
}
