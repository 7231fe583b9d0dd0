import { compareMoney, parseMoney, parsePrice } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";

/** Whether what is typed so far is more than `bound`; false while it is no amount. */
export function exceeds(typed: string, bound: MoneyDto | null | undefined): boolean {
  if (!bound) return false;
  const amount = parsePrice(typed.trim(), bound.currency);
  const most = parseMoney(bound.amount, bound.currency);
  return amount.ok && most.ok && compareMoney(amount.value, most.value) > 0;
}
