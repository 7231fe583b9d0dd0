import type { Scope } from "../auth/scope.ts";
import { type CustomerSum, sumOfCustomers } from "./customer-repository.ts";
import { toMoneyDto } from "./row-dto.ts";
import type { MoneyDto } from "./schema.ts";

export interface CustomerTotals {
  /** Payments and deposits, however they ended. */
  readonly payments: number;
  /** What came in, the currency of most payments first. */
  readonly paid: readonly MoneyDto[];
  readonly lastAt: Date;
}

/** What each of these customers did in the scope's mode; those who did nothing are missing. */
export async function sumCustomers(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomerTotals>> {
  if (ids.length === 0) return new Map();
  const byCustomer = Map.groupBy(await sumOfCustomers(scope, ids), (sum) => sum.customerId);
  return new Map([...byCustomer].map(([id, sums]) => [id, totalsOf(sums)]));
}

function totalsOf(sums: readonly CustomerSum[]): CustomerTotals {
  const paid = sums
    .filter((sum) => sum.paidCount > 0)
    .toSorted((a, b) => b.paidCount - a.paidCount || a.currency.localeCompare(b.currency));
  return {
    payments: sums.reduce((count, sum) => count + sum.payments, 0),
    paid: paid.map((sum) => toMoneyDto({ toFixed: () => sum.paid }, sum.currency)),
    lastAt: new Date(Math.max(...sums.map((sum) => sum.lastAt.getTime()))),
  };
}
