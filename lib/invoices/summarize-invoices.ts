import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { addMoney, type Money, moneyOf } from "../money.ts";
import { todayIn } from "./dates.ts";
import { moneyDtoOf } from "./invoice-dto.ts";
import { sumAges } from "./list-repository.ts";
import { findIssuer } from "./repository.ts";
import type { InvoiceSummary } from "./schema.ts";
import { AGES } from "./status.ts";

type AgeRow = Awaited<ReturnType<typeof sumAges>>[number];

/** What is unpaid and what of it is overdue, by currency and age; the merchant's own currency first, never converted. */
export async function summarizeInvoices(scope: Scope): Promise<InvoiceSummary> {
  const { timeZone, baseCurrency } = await findIssuer(scope);
  const rows = await sumAges(scope, todayIn(timeZone, systemClock.now()));
  const groups = [...Map.groupBy(rows, ({ currency }) => currency)];
  groups.sort(([a], [b]) => Number(b === baseCurrency) - Number(a === baseCurrency) || (a < b ? -1 : 1));
  return { currencies: groups.map(([currency, own]) => summaryOf(currency, own)) };
}

function summaryOf(currency: string, rows: readonly AgeRow[]): InvoiceSummary["currencies"][number] {
  const overdue = rows.filter(({ age }) => age !== "current");
  return {
    currency,
    unpaid: moneyDtoOf(sumOf(currency, rows)),
    unpaidCount: countOf(rows),
    overdue: moneyDtoOf(sumOf(currency, overdue)),
    overdueCount: countOf(overdue),
    ages: AGES.map((age) => {
      const own = rows.filter((row) => row.age === age);
      return { age, amount: moneyDtoOf(sumOf(currency, own)), count: countOf(own) };
    }),
  };
}

function sumOf(currency: string, rows: readonly AgeRow[]): Money {
  return rows.reduce((sum, { amount }) => addMoney(sum, moneyOf(amount, currency)), moneyOf("0", currency));
}

function countOf(rows: readonly AgeRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
