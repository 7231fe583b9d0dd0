import type { Scope } from "../auth/scope.ts";
import { countStatusesOf, type StatusCount, sumRefundedOf } from "./customer-repository.ts";
import { toMoneyDto } from "./row-dto.ts";
import type { MoneyDto } from "./schema.ts";
import { STATUS } from "./status.ts";
import { sumCustomers } from "./sum-customers.ts";

export interface CustomerFigures {
  readonly payments: number;
  /** Payments that have ended well, of all that have ended; null before any has. */
  readonly ended: { readonly well: number; readonly all: number };
  /** Still waiting, or held for a person. */
  readonly open: number;
  readonly paid: readonly MoneyDto[];
  readonly refunded: readonly MoneyDto[];
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** One customer's history in the scope's mode, in numbers. */
export async function getCustomerFigures(scope: Scope, customerId: string): Promise<CustomerFigures> {
  const [counts, totals, refunded] = await Promise.all([
    countStatusesOf(scope, customerId),
    sumCustomers(scope, [customerId]),
    sumRefundedOf(scope, customerId),
  ]);
  const incoming = counts.filter(({ kind }) => kind === "payment" || kind === "deposit");
  const well = inPhase(incoming, ["paid"]);
  const sum = totals.get(customerId);
  return {
    payments: sum?.payments ?? 0,
    ended: { well, all: well + inPhase(incoming, ["unpaid"]) },
    open: inPhase(incoming, ["open", "partial", "held"]),
    paid: sum?.paid ?? [],
    refunded: refunded.map(({ amount, currency }) => toMoneyDto({ toFixed: () => amount }, currency)),
    firstAt: counts.map((row) => row.first).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    lastAt: sum?.lastAt ?? null,
  };
}

function inPhase(counts: readonly StatusCount[], phases: readonly string[]): number {
  return counts
    .filter(({ status }) => phases.includes(STATUS[status].phase))
    .reduce((all, { count }) => all + count, 0);
}
