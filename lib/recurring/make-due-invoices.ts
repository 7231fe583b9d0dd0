import { writeAudit } from "../audit/write-audit.ts";
import { type Scope, systemScope } from "../auth/scope.ts";
import { type Clock, fixedClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { assertId } from "../ids.ts";
import { dayOf, storedDay } from "../invoices/dates.ts";
import { duplicateInvoice } from "../invoices/duplicate-invoice.ts";
import { getInvoice } from "../invoices/get-invoice.ts";
import type { InvoiceDetail } from "../invoices/schema.ts";
import { sendInvoice } from "../invoices/send-invoice.ts";
import { log } from "../logger.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { MODES } from "../mode.ts";
import { nextPeriod } from "./next-period.ts";
import { rhythmOf } from "./recurring-dto.ts";
import {
  findRecurring,
  insertPeriod,
  listDue,
  lockRecurring,
  type RecurringRow,
  updateRecurring,
} from "./repository.ts";

const AT_ONCE = 100;

/**
 * Makes the invoices whose day has come: one for each day of each recurring invoice, however many workers look and wherever
 * one of them dies. After a standstill a sweep makes one of each, the next sweep the next. Answers how many were made.
 */
export async function makeDueInvoices(now: Date): Promise<number> {
  const clock = fixedClock(now);
  let made = 0;
  for (const { merchantId, mode, id } of await listDue(now, AT_ONCE)) {
    const known = MODES.find((one) => one === mode);
    if (known === undefined) continue;
    const scope = systemScope(assertId("merchant", merchantId), known);
    const row = await findRecurring(scope, id);
    if (row === null) continue;
    try {
      if (await makeOne(scope, row, clock)) made += 1;
    } catch (thrown) {
      if (thrown instanceof AppError) await pause(scope, row, thrown);
      else log("recurring").error({ err: thrown, recurringId: id }, "An invoice could not be made");
    }
  }
  return made;
}

/** Every step answers the same when it is taken again, under a key of this day: what broke off goes on where it was. */
async function makeOne(scope: Scope, row: RecurringRow, clock: Clock): Promise<boolean> {
  const period = dayOf(row.nextOn);
  const key = `recurring:${row.id}:${period}`;
  const changes = { dueInDays: row.dueInDays, recurringId: row.id };
  const asked = { invoiceId: row.templateId, idempotencyKey: key };
  const { id: invoiceId } = await duplicateInvoice(scope, asked, clock, changes);
  if (row.sends) await sendInvoice(scope, { invoiceId }, clock);
  const invoice = await getInvoice(scope, { invoiceId });
  return unit(async (tx) => {
    const current = await lockRecurring(tx, scope, row.id);
    const at = clock.now();
    const isNew = await insertPeriod(tx, scope, { recurringId: row.id, period: row.nextOn, invoiceId, at });
    if (current === null || !isNew) return false;
    if (row.sends) await mail(tx, scope, invoice, key);
    await goOn(tx, scope, current, period);
    await writeAudit(tx, scope, {
      action: "invoice.repeat.make",
      targetType: "invoice",
      targetId: row.templateId,
      detail: { invoiceId, period, number: invoice.number },
    });
    await notifyLive(tx, scope.merchantId, "invoices");
    return true;
  });
}

async function mail(tx: Tx, scope: Scope, { id, document }: InvoiceDetail, onceKey: string): Promise<void> {
  const { billTo, language } = document;
  if (billTo.email === "" || !isMailSetUp()) return;
  await queueMail(tx, scope, {
    kind: "invoice",
    to: { name: billTo.name, email: billTo.email },
    ...{ language, message: "", onceKey, createdBy: null },
    targetType: "invoice",
    targetId: id,
  });
}

/** To the next day, or to its end. */
async function goOn(tx: Tx, scope: Scope, row: RecurringRow, period: string): Promise<void> {
  const next = nextPeriod(period, rhythmOf(row), row.anchorDay);
  const isOver = row.endsOn !== null && next > dayOf(row.endsOn);
  await updateRecurring(tx, scope, row.id, {
    nextOn: storedDay(next),
    ...(isOver ? { status: "ended" } : {}),
  });
}

/** It waits for a person: each sweep would fail in the same way. */
async function pause(scope: Scope, row: RecurringRow, refusal: AppError): Promise<void> {
  const why = Object.values(refusal.fields).join(" ") || refusal.message;
  await unit(async (tx) => {
    const current = await lockRecurring(tx, scope, row.id);
    if (current?.status !== "active" || current.nextOn.getTime() !== row.nextOn.getTime()) return;
    await updateRecurring(tx, scope, row.id, { status: "paused", problem: why });
    await writeAudit(tx, scope, {
      action: "invoice.repeat.pause",
      targetType: "invoice",
      targetId: row.templateId,
      detail: { recurringId: row.id, reason: why },
    });
    await notifyLive(tx, scope.merchantId, "invoices");
  });
}
