import { addMoney, compareMoney, type Money, moneyOf, subtractMoney } from "../money.ts";
import { isPaid, isSettled, type TransactionStatus } from "../transactions/status.ts";

export interface RefundFigures {
  /** What came in. */
  readonly gross: Money;
  /** What the provider says has gone back, by refunds made anywhere. */
  readonly refunded: Money | null;
  readonly refunds: readonly { readonly status: TransactionStatus; readonly amount: Money }[];
}

/** What has gone back for certain: by our own records or by the provider's word, whichever is more. */
export function goneBack({ gross, refunded, refunds }: RefundFigures): Money {
  const ours = sum(
    gross,
    refunds.filter((refund) => isPaid(refund.status)),
  );
  return refunded !== null && compareMoney(refunded, ours) > 0 ? refunded : ours;
}

/** What can still be given back. Refunds under way, and those in doubt, count as gone; a failed one gives its amount back. */
export function refundable(figures: RefundFigures): Money {
  const open = figures.refunds.filter(({ status }) => !isSettled(status) || status === "review");
  const left = subtractMoney(subtractMoney(figures.gross, goneBack(figures)), sum(figures.gross, open));
  return left.units > 0n ? left : zero(left);
}

function sum(like: Money, refunds: RefundFigures["refunds"]): Money {
  return refunds.reduce((total, { amount }) => addMoney(total, amount), zero(like));
}

function zero({ currency }: Money): Money {
  return moneyOf("0", currency);
}
