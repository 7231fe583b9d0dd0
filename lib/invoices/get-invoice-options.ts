import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { CURRENCY_CODES } from "../currencies.ts";
import { todayIn } from "./dates.ts";
import { findIssuer } from "./repository.ts";
import type { InvoiceOptions } from "./schema.ts";
import { listSeries } from "./set-series.ts";

/** What a form begins with. An invoice may be in any currency: what no connection can charge is paid outside. */
export async function getInvoiceOptions(scope: Scope): Promise<InvoiceOptions> {
  const [{ timeZone }, series] = await Promise.all([findIssuer(scope), listSeries(scope)]);
  return {
    currencies: [...CURRENCY_CODES],
    nextNumber: series.find(({ kind }) => kind === "invoice")?.example ?? "",
    today: todayIn(timeZone, systemClock.now()),
  };
}
