import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { holdInvoiceNumber } from "../payment-links/hold-invoice-number.ts";
import { numberIn, usualSeries } from "./series-number.ts";
import { highestUsed, insertSeries, lockSeries, updateSeries } from "./series-repository.ts";
import type { InvoiceKind } from "./status.ts";

export interface TakenNumber {
  readonly number: string;
  readonly seriesId: string;
}

/**
 * The next number of the series, taken in the caller's unit: it goes back when that fails, so the series has no gap. A
 * number that somebody gave to a payment link by hand is passed over.
 */
export async function takeNumber(
  tx: Tx,
  scope: Scope,
  { kind, issueDate, now }: { readonly kind: InvoiceKind; readonly issueDate: string; readonly now: Date },
): Promise<TakenNumber> {
  const series =
    (await lockSeries(tx, scope, kind)) ?? (await beginSeries(tx, scope, { kind, issueDate, now }));
  let { next } = series;
  while (!(await holdInvoiceNumber(tx, scope, numberIn({ ...series, next }, issueDate)))) next += 1;
  await updateSeries(tx, scope, series.id, { next: next + 1 });
  return { number: numberIn({ ...series, next }, issueDate), seriesId: series.id };
}

/** A merchant who set none has the usual one, which goes on from the numbers that payment links bear already. */
async function beginSeries(
  tx: Tx,
  scope: Scope,
  { kind, issueDate, now }: { readonly kind: InvoiceKind; readonly issueDate: string; readonly now: Date },
) {
  const { prefix, digits } = usualSeries(kind);
  const next = (await highestUsed(tx, scope, numberIn({ prefix, digits: 0, next: null }, issueDate))) + 1;
  const id = await insertSeries(tx, scope, kind, { prefix, digits, next }, now);
  return { id, prefix, digits, next };
}
