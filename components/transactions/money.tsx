"use client";

import { formatAmountParts } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";
import { Amount, type AmountSize } from "../ui/amount.tsx";
import { useReader } from "../ui/reader.tsx";

/** An amount from the wire, written as its reader writes numbers. */
export function Money({ value, size }: { value: MoneyDto; size?: AmountSize }) {
  const { locale } = useReader();
  const parts = formatAmountParts(moneyOf(value.amount, value.currency), locale);
  return <Amount {...parts} {...(size && { size })} />;
}
