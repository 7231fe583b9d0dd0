"use client";

import Link from "next/link";
import { formatAmount } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import type { Overview } from "#lib/overview/schema.ts";
import { AreaCompare, CompareLegend } from "../charts/area-compare.tsx";
import { positionsOf } from "../charts/chart-position.ts";
import { Card } from "../ui/card.tsx";
import { cn } from "../ui/cn.ts";
import { Delta } from "../ui/delta.tsx";
import { useReader } from "../ui/reader.tsx";
import { Select } from "../ui/select.tsx";
import { decimalWords, figureParts, rangeLabel, shortDay } from "./overview-words.ts";

interface VolumeCardProps {
  readonly volume: Overview["volume"];
  readonly range: string;
  /** Opens the rows behind the figure. */
  readonly href: string;
  readonly onCurrency: (currency: string) => void;
  readonly className?: string;
}

/** What was paid, day by day, over the equally long period before. One currency at a time: no rate is invented. */
export function VolumeCard({ volume, range, href, onCurrency, className }: VolumeCardProps) {
  const { locale } = useReader();
  const { currency, currencies, total, change, beforeFromDay, beforeToDay } = volume;
  const exact = formatAmount(moneyOf(total, currency), locale);
  const { loud, quiet } = figureParts(total, currency, locale);
  return (
    <Card className={cn("flex flex-col", className)}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-medium text-ink-2">Volume, {currency}</h2>
          <p className="mt-1 flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <Link
              href={href}
              title={exact}
              className="rounded-1 text-figure leading-[1.15] font-semibold tracking-[-0.025em] tabular-nums hover:underline hover:decoration-1 hover:underline-offset-4"
            >
              <span aria-hidden>
                {loud}
                <span className="font-strong text-ink-3">{quiet}</span>
              </span>
              <span className="sr-only">{exact}</span>
            </Link>
            {change !== null && (
              <Delta direction={directionOf(change)} good={change.startsWith("+")}>
                {`${decimalWords(change.replace(/^[+-]/, ""), locale)} %`}
              </Delta>
            )}
            <span className="text-meta text-ink-3">
              {change === null ? "nothing" : "against"} {shortDay(beforeFromDay, locale)} –{" "}
              {shortDay(beforeToDay, locale)}
            </span>
          </p>
        </div>
        <div className="flex shrink-0 items-center gap-4 whitespace-nowrap">
          <CompareLegend />
          {currencies.length > 1 && (
            <Select
              size="sm"
              className="w-24"
              aria-label="Currency of the volume"
              value={currency}
              onValueChange={onCurrency}
              options={currencies.map((code) => ({ value: code, label: code }))}
            />
          )}
        </div>
      </div>
      <VolumeChart volume={volume} title={`Volume in ${currency}, ${rangeLabel(range).toLowerCase()}`} />
    </Card>
  );
}

function VolumeChart({ volume, title }: { volume: Overview["volume"]; title: string }) {
  const { locale } = useReader();
  const { currency, points } = volume;
  const places = positionsOf(
    [...points.map((one) => one.amount), ...points.map((one) => one.before)],
    currency,
  );
  const words = (decimal: string): string => formatAmount(moneyOf(decimal, currency), locale);
  const drawn = points.map((point, index) => ({
    label: shortDay(point.day, locale),
    value: places[index] ?? 0,
    before: places[points.length + index] ?? 0,
    valueText: words(point.amount),
    beforeText: words(point.before),
  }));
  return <AreaCompare title={title} points={drawn} height={268} className="mt-4" />;
}

function directionOf(change: string): "up" | "down" | "flat" {
  if (change.startsWith("+")) return "up";
  return change.startsWith("-") ? "down" : "flat";
}
