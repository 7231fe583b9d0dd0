import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { highestInNumbers, isInvoiceNumberUsed, lockInvoiceNumber } from "./invoice-number-repository.ts";
import { nextInSeries, seriesPrefix } from "./invoice-series.ts";

/** Whether no link and no invoice of this mode has the number; if so nobody else gets it before the unit ends. */
export async function holdInvoiceNumber(tx: Tx, scope: Scope, number: string): Promise<boolean> {
  await lockInvoiceNumber(tx, scope, number);
  return !(await isInvoiceNumberUsed(tx, scope, number));
}

/**
 * Holds a number that a form proposed or, where that was taken meanwhile, the next free one of the series. Numbers are only
 * ever tried upwards, so two who want the same ones wait for each other and never in a circle.
 */
export async function holdProposedNumber(tx: Tx, scope: Scope, proposed: string, now: Date): Promise<string> {
  const prefix = seriesPrefix(now);
  let number = proposed;
  while (!(await holdInvoiceNumber(tx, scope, number)))
    number = nextInSeries(prefix, await highestInNumbers(scope, prefix, tx));
  return number;
}
