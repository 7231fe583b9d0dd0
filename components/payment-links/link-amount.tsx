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
  /** The other currencies in which a payer can choose. */
  choices?: readonly { readonly currency: string }[];
  size?: AmountSize;
}

export function LinkAmount({ amount, currency, choices = [], size = "row" }: LinkAmountProps) {
  const { locale } = useReader();
  if (amount === null) {
    const currencies = [currency, ...choices.map((choice) => choice.currency)].join(", ");
    return <span className="text-ink-2">Any amount in {currencies}</span>;
  }
  return <Amount {...formatAmountParts(moneyOf(amount.amount, amount.currency), locale)} size={size} />;
}
