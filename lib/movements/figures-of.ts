import type { Transaction } from "../db/generated/client.ts";
import { type Money, moneyOf } from "../money.ts";
import { TRANSACTION_STATUSES, type TransactionStatus } from "../transactions/status.ts";
import type { RefundFigures } from "./refundable.ts";

/** A payment's row and those of its refunds, as figures. */
export function figuresOf(
  parent: Pick<Transaction, "amount" | "received" | "refunded" | "currency">,
  refunds: readonly Pick<Transaction, "amount" | "currency" | "status">[],
): RefundFigures {
  const { currency } = parent;
  return {
    gross: moneyOf((parent.received ?? parent.amount).toFixed(), currency),
    refunded: parent.refunded && moneyOf(parent.refunded.toFixed(), currency),
    refunds: refunds
      .filter((refund) => refund.currency === currency)
      .map((refund) => ({ status: statusOf(refund), amount: amountOf(refund) })),
  };
}

export function amountOf(row: Pick<Transaction, "amount" | "currency">): Money {
  return moneyOf(row.amount.toFixed(), row.currency);
}

export function statusOf(row: { readonly status: string }): TransactionStatus {
  const status = TRANSACTION_STATUSES.find((known) => known === row.status);
  if (status === undefined) throw new TypeError("unknown status");
  return status;
}

export function kindOf(row: { readonly kind: string }): "refund" | "payout" {
  return row.kind === "refund" ? "refund" : "payout";
}
