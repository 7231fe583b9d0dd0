import type { TransactionFilters } from "#lib/transactions/schema.ts";
import { STATUS, TRANSACTION_STATUSES } from "#lib/transactions/status.ts";
import { type Choice, chosenWords } from "./choice-list.tsx";

export const RANGE_CHOICES: readonly (Choice & { value: TransactionFilters["range"] })[] = [
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
  { value: "90d", label: "Last 90 days" },
  { value: "all", label: "All time" },
];

export const STATUS_CHOICES: readonly Choice[] = TRANSACTION_STATUSES.map((status) => ({
  value: status,
  label: STATUS[status].label,
}));

export const KIND_CHOICES: readonly (Choice & { value: NonNullable<TransactionFilters["kind"]> })[] = [
  { value: "payment", label: "Payment" },
  { value: "deposit", label: "Deposit" },
  { value: "refund", label: "Refund" },
  { value: "payout", label: "Payout" },
];

/** Countries by name in the reader's language. */
export function countryChoices(codes: readonly string[], locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  const choices = codes.map((code) => ({ value: code, label: names.of(code) ?? code }));
  return choices.sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** "10 to 500 COP", "from 10", "COP". */
export function amountWords({
  min,
  max,
  currency,
}: Pick<TransactionFilters, "min" | "max" | "currency">): string {
  const bounds = min && max ? `${min} to ${max}` : min ? `from ${min}` : max ? `up to ${max}` : "";
  return [bounds, currency].filter(Boolean).join(" ");
}

/** "12 Nov 2026", "from 12 Nov 2026", "12 Nov 2026 to 15 Nov 2026": the days if some are given, else the range; nothing for all time. */
export function daysWords(
  { from, to, range }: Pick<TransactionFilters, "from" | "to" | "range">,
  locale: string,
): string | undefined {
  // A day is no moment: it is written as it was chosen, in no zone.
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const words = (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
  if (from && to) return from === to ? words(from) : `${words(from)} to ${words(to)}`;
  if (from) return `from ${words(from)}`;
  if (to) return `until ${words(to)}`;
  return range === "all" ? undefined : chosenWords(RANGE_CHOICES, range);
}
