import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { todayIn } from "../invoices/dates.ts";
import { getInvoice } from "../invoices/get-invoice.ts";
import { nextPeriod } from "./next-period.ts";
import { recurringDtos } from "./recurring-dto.ts";
import { findRecurring, findRecurringOf, findTimeZone, listRecurringRows } from "./repository.ts";
import type { Recurring, RecurringOf } from "./schema.ts";

const SHOWN = 200;

/** Everything that is repeated: what runs first. */
export async function listRecurring(scope: Scope): Promise<Recurring[]> {
  return recurringDtos(scope, await listRecurringRows(scope, SHOWN));
}

/** How an invoice is repeated, whether it is the one that is copied or one of the copies; throws not found. */
export async function getRecurringOf(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<RecurringOf> {
  const [invoice, timeZone] = await Promise.all([getInvoice(scope, { invoiceId }), findTimeZone(scope)]);
  const row =
    invoice.recurringId === null
      ? await findRecurringOf(scope, invoiceId)
      : await findRecurring(scope, invoice.recurringId);
  const [recurring = null] = row === null ? [] : await recurringDtos(scope, [row]);
  const today = todayIn(timeZone, systemClock.now());
  return { recurring, today, inAMonth: nextPeriod(today, "month", Number(today.slice(8))) };
}
