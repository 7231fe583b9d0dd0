"use client";

import { formatAmountParts } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";
import { Amount, type AmountSize } from "../ui/amount.tsx";
import { useReader } from "../ui/reader.tsx";

export interface LinkAmountProps {
  /** Null: the payer chooses. */
  amount: MoneyDto | null;
  currency: string;
  size?: AmountSize;
}

export function LinkAmount({ amount, currency, size = "row" }: LinkAmountProps) {
  const { locale } = useReader();
  if (amount === null) return <span className="text-ink-2">Any amount in {currency}</span>;
  return <Amount {...formatAmountParts(moneyOf(amount.amount, amount.currency), locale)} size={size} />;
}
