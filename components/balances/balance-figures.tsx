"use client";

import Link from "next/link";
import type { CurrencyTotal } from "#lib/balances/schema.ts";
import { formatAmountParts } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import { useReader } from "../ui/reader.tsx";
import { StatRow } from "../ui/stat.tsx";
import { Time } from "../ui/time.tsx";

/** What there is in each currency, with where it lies and as of when. */
export function BalanceFigures({ totals, href }: { totals: readonly CurrencyTotal[]; href: string }) {
  const { locale } = useReader();
  const longest = Math.max(
    ...totals.map(({ available, currency }) => {
      const { sign, whole, fraction } = formatAmountParts(moneyOf(available, currency), locale);
      return `${sign}${whole}${fraction}`.length;
    }),
  );
  return (
    <StatRow>
      {totals.map((total) => (
        <BalanceFigure
          key={total.currency}
          total={total}
          href={`${href}?currency=${total.currency}`}
          longest={longest}
        />
      ))}
    </StatRow>
  );
}

interface BalanceFigureProps {
  readonly total: CurrencyTotal;
  readonly href: string;
  /** Characters of the longest figure: where it would not fit its cell, all of them are written smaller. */
  readonly longest: number;
}

function BalanceFigure({ total, href, longest }: BalanceFigureProps) {
  const { locale } = useReader();
  const { currency, available, pending, sources, custody, asOf } = total;
  const { sign, whole, fraction } = formatAmountParts(moneyOf(available, currency), locale);
  const money = pending === null ? null : moneyOf(pending, currency);
  const waiting = money === null || money.units === 0n ? null : formatAmountParts(money, locale);
  return (
    <div className="@container min-w-0">
      <h2 className="font-medium text-ink-2">{currency} available</h2>
      <p
        className="mt-1.5 leading-[1.15] font-semibold tracking-[-0.025em] whitespace-nowrap tabular-nums"
        style={{ fontSize: `clamp(14px, ${(WIDTH_OF_A_DIGIT / longest).toFixed(1)}cqi, var(--text-figure))` }}
      >
        <Link href={href} className="rounded-1 hover:underline hover:decoration-1 hover:underline-offset-4">
          {sign}
          {whole}
          <span className="font-strong text-ink-3">{fraction}</span>
          <span className="sr-only"> {currency}</span>
        </Link>
      </p>
      <p className="mt-1.5 text-meta text-ink-3">
        {waiting === null
          ? CUSTODY_WORDS[custody]
          : `${waiting.whole}${waiting.fraction} ${currency} pending${custody === "merchant" ? " · on-chain, yours" : ""}`}
      </p>
      <p className="text-meta text-ink-3">
        {sourceWords(sources)} · <Time at={asOf} mode="relative" />
      </p>
    </div>
  );
}

/** Percent of a cell over characters: a digit is a little more than half as wide as it is high. */
const WIDTH_OF_A_DIGIT = 190;

const CUSTODY_WORDS: Readonly<Record<CurrencyTotal["custody"], string>> = {
  provider: "nothing pending",
  merchant: "on-chain, yours",
  mixed: "partly on-chain, yours",
};

/** "PayIn, Pepay and 2 more": a connection's name once, however often it is used. */
function sourceWords(sources: readonly string[]): string {
  const names = [...new Set(sources)];
  if (names.length <= 3) return names.join(", ");
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}
