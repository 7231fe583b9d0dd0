import { compareMoney, parseMoney } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";

/** Whether what is typed so far is more than `bound`; false while it is no amount. */
export function exceeds(typed: string, bound: MoneyDto | null | undefined): boolean {
  if (!bound) return false;
  const amount = parseMoney(typed.trim().replaceAll(",", ""), bound.currency);
  const most = parseMoney(bound.amount, bound.currency);
  return amount.ok && most.ok && compareMoney(amount.value, most.value) > 0;
}
