import { isSameMoney, type Money, moneyOf, toDecimal } from "../money.ts";
import type { ProviderBalance } from "../providers/payment-contract.ts";
import type { MovementSums } from "./movement-repository.ts";

/** What a snapshot says: decimal strings of `currency`, null where the source states nothing. */
export interface Figures {
  readonly currency: string;
  readonly available: string;
  readonly pending: string | null;
  readonly settled: string | null;
  readonly totalIn: string | null;
  readonly totalOut: string | null;
  readonly source: "provider" | "derived";
}

type Stored = { readonly [Name in keyof Figures]: Figures[Name] | { toFixed(): string } | string };

export function figuresOfProvider(balance: ProviderBalance): Figures {
  const { currency, available, pending, settled, totalIn, totalOut } = balance;
  return {
    currency,
    available: toDecimal(available),
    pending: decimalOrNull(pending),
    settled: decimalOrNull(settled),
    totalIn: decimalOrNull(totalIn),
    totalOut: decimalOrNull(totalOut),
    source: "provider",
  };
}

/** Summed from our own records: the money is already the merchant's, so nothing is left to settle. */
export function figuresOfMovements({ currency, ...sums }: MovementSums): Figures {
  const exact = (decimal: string): string => toDecimal(moneyOf(decimal, currency));
  return {
    currency,
    available: exact(sums.available),
    pending: exact(sums.pending),
    settled: null,
    totalIn: exact(sums.totalIn),
    totalOut: exact(sums.totalOut),
    source: "derived",
  };
}

const AMOUNTS = ["available", "pending", "settled", "totalIn", "totalOut"] as const;

/** Equal in value, however many zeros are written. */
export function isSameFigures(figures: Figures, stored: Stored): boolean {
  const same = AMOUNTS.every((name) => {
    const now = moneyOrNull(figures[name], figures.currency);
    const then = moneyOrNull(stored[name], figures.currency);
    return now === null || then === null ? now === then : isSameMoney(now, then);
  });
  return same && figures.source === stored.source && figures.currency === stored.currency;
}

function moneyOrNull(decimal: Stored["pending"], currency: string): Money | null {
  if (decimal === null) return null;
  return moneyOf(typeof decimal === "string" ? decimal : decimal.toFixed(), currency);
}

function decimalOrNull(money: Money | undefined): string | null {
  return money === undefined ? null : toDecimal(money);
}
