import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { addDays } from "../calendar-day.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { todayIn } from "../invoices/dates.ts";
import { getInvoice } from "../invoices/get-invoice.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { findDays, findTimeZone, insertReminder } from "./repository.ts";
import type { remindNowInput } from "./schema.ts";
import { whyNotRemind } from "./why-not-remind.ts";

const WORDS = {
  settled: "Nothing is due on this invoice, so there is nothing to remind of.",
  no_address: "This invoice bears no e-mail address. Send it from here to another one.",
  no_mail: "Mail is not set up, so nothing can be sent.",
} as const;

/**
 * Reminds of an unpaid invoice at once. It stands for what the schedule would have sent by today. The same key is the same
 * letter.
 */
export async function remindNow(
  scope: Scope,
  { invoiceId, idempotencyKey }: z.output<typeof remindNowInput>,
  clock: Clock = systemClock,
): Promise<{ readonly mailId: string }> {
  const [invoice, days, timeZone] = await Promise.all([
    getInvoice(scope, { invoiceId }),
    findDays(scope),
    findTimeZone(scope),
  ]);
  const why = whyNotRemind(invoice);
  if (why !== null) throw new AppError("conflict", WORDS[why]);
  const { billTo, language, dueDate } = invoice.document;
  const now = clock.now();
  const today = todayIn(timeZone, now);
  return unit(async (tx) => {
    const { id: mailId, isNew } = await queueMail(tx, scope, {
      kind: "reminder",
      to: { name: billTo.name, email: billTo.email },
      language,
      message: "",
      targetType: "invoice",
      targetId: invoiceId,
      createdBy: actorName(scope.actor),
      onceKey: `reminder:${invoiceId}:${idempotencyKey}`,
    });
    if (isNew) {
      const over = days.filter((day) => addDays(dueDate, day) <= today);
      await note(tx, scope, {
        invoiceId,
        mailId,
        at: now,
        day: over.length === 0 ? null : Math.max(...over),
      });
    }
    return { mailId };
  });
}

interface Noted {
  readonly invoiceId: string;
  readonly mailId: string;
  readonly at: Date;
  readonly day: number | null;
}

async function note(tx: Tx, scope: Scope, { invoiceId, mailId, at, day }: Noted): Promise<void> {
  if (day !== null) await insertReminder(tx, scope, { invoiceId, day, mailId, at });
  const detail = { mailId };
  await writeAudit(tx, scope, {
    action: "invoice.remind",
    targetType: "invoice",
    targetId: invoiceId,
    detail,
  });
  await notifyLive(tx, scope.merchantId, "invoices");
}
