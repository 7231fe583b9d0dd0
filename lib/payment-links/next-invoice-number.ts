import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { highestInNumbers } from "./invoice-number-repository.ts";
import { nextInSeries, seriesPrefix } from "./invoice-series.ts";

/** This year's next free invoice number; only a proposal, the unique key decides. */
export async function nextInvoiceNumber(scope: Scope): Promise<string> {
  const prefix = seriesPrefix(systemClock.now());
  return nextInSeries(prefix, await highestInNumbers(scope, prefix));
}
