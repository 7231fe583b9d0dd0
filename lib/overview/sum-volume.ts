import { addMoney, moneyOf, toDecimal } from "../money.ts";
import { percentChange } from "./percent.ts";
import type { Periods } from "./periods.ts";
import type { DayVolume } from "./repository.ts";
import type { Overview } from "./schema.ts";

/** The volume of one currency, day by day beside the period before. Currencies are never added to each other. */
export function sumVolume(
  rows: readonly DayVolume[],
  periods: Periods,
  wanted: { readonly currency?: string | undefined; readonly baseCurrency: string },
): Overview["volume"] {
  const currencies = busiestFirst(rows, new Set(periods.days));
  const currency = choose(currencies, wanted);
  const byDay = new Map(rows.filter((row) => row.currency === currency).map((row) => [row.day, row.amount]));
  const amountOn = (day: string | undefined): string => exact(byDay.get(day ?? "") ?? "0", currency);
  const points = periods.days.map((day, index) => ({
    day,
    amount: amountOn(day),
    before: amountOn(periods.beforeDays[index]),
  }));
  const total = sumOf(
    points.map((point) => point.amount),
    currency,
  );
  const totalBefore = sumOf(
    points.map((point) => point.before),
    currency,
  );
  return {
    currency,
    currencies,
    total,
    totalBefore,
    change: percentChange(total, totalBefore, currency),
    points,
    fromDay: periods.days[0] ?? "",
    beforeFromDay: periods.beforeDays[0] ?? "",
    beforeToDay: periods.beforeDays.at(-1) ?? "",
  };
}

/** Amounts of different currencies can't be compared; the number of payments can. */
function busiestFirst(rows: readonly DayVolume[], days: ReadonlySet<string>): string[] {
  const payments = new Map<string, number>();
  for (const row of rows) {
    if (days.has(row.day)) payments.set(row.currency, (payments.get(row.currency) ?? 0) + row.payments);
  }
  return [...payments].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([code]) => code);
}

function choose(
  currencies: readonly string[],
  { currency, baseCurrency }: { readonly currency?: string | undefined; readonly baseCurrency: string },
): string {
  const known = (code: string | undefined): code is string => code !== undefined && currencies.includes(code);
  if (known(currency)) return currency;
  return known(baseCurrency) ? baseCurrency : (currencies[0] ?? baseCurrency);
}

function exact(decimal: string, currency: string): string {
  return toDecimal(moneyOf(decimal, currency));
}

function sumOf(decimals: readonly string[], currency: string): string {
  const zero = moneyOf("0", currency);
  return toDecimal(decimals.reduce((sum, decimal) => addMoney(sum, moneyOf(decimal, currency)), zero));
}
