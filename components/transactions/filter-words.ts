import type { TransactionFilters } from "#lib/transactions/schema.ts";
import type { Choice } from "./choice-list.tsx";

export const RANGE_CHOICES: readonly (Choice & { value: TransactionFilters["range"] })[] = [
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
  { value: "90d", label: "Last 90 days" },
  { value: "all", label: "All time" },
];

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
