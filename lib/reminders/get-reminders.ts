import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { todayIn } from "../invoices/dates.ts";
import { getInvoice } from "../invoices/get-invoice.ts";
import { nextReminder } from "./next-reminder.ts";
import { findDays, findTimeZone, listReminders } from "./repository.ts";
import type { Reminders } from "./schema.ts";
import { whyNotRemind } from "./why-not-remind.ts";

/** When an invoice reminded, and when it will next; throws not found. */
export async function getReminders(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
  clock: Clock = systemClock,
): Promise<Reminders> {
  const [invoice, sent, days, timeZone] = await Promise.all([
    getInvoice(scope, { invoiceId }),
    listReminders(scope, invoiceId),
    findDays(scope),
    findTimeZone(scope),
  ]);
  const whyNot = whyNotRemind(invoice);
  const { dueDate, sentAt } = invoice;
  const next =
    whyNot !== null || sentAt === null
      ? null
      : nextReminder({
          dueDate,
          days,
          today: todayIn(timeZone, clock.now()),
          sentOn: todayIn(timeZone, new Date(sentAt)),
          done: sent.map(({ day }) => day),
        });
  return { whyNot, next, sent: sent.map(({ day, at }) => ({ day, at: at.toISOString() })) };
}
