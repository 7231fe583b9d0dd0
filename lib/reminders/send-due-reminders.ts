import { writeAudit } from "../audit/write-audit.ts";
import { type Scope, systemScope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { log } from "../logger.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { MAIL_LANGUAGES } from "../mail/status.ts";
import { MODES } from "../mode.ts";
import { insertReminder, listDue, lockDue } from "./repository.ts";

const AT_ONCE = 200;

/**
 * Reminds of what is unpaid, on the days from the due date that the merchant chose, from nine in the morning where the
 * merchant is. Of several days that were missed the newest counts; each goes out once, however many workers look. Answers
 * how many went out.
 */
export async function sendDueReminders(now: Date): Promise<number> {
  if (!isMailSetUp()) return 0;
  let sent = 0;
  for (const { merchantId, mode, id } of await listDue(now, AT_ONCE)) {
    const known = MODES.find((one) => one === mode);
    if (known === undefined) continue;
    try {
      if (await remind(systemScope(assertId("merchant", merchantId), known), id, now)) sent += 1;
    } catch (thrown) {
      log("reminders").warn({ err: thrown, invoiceId: id }, "An invoice could not remind");
    }
  }
  return sent;
}

async function remind(scope: Scope, invoiceId: string, now: Date): Promise<boolean> {
  return unit(async (tx) => {
    const due = await lockDue(tx, scope, invoiceId, now);
    if (due === null) return false;
    const { id: mailId } = await queueMail(tx, scope, {
      kind: "reminder",
      to: { name: due.toName, email: due.toEmail },
      language: MAIL_LANGUAGES.find((known) => known === due.language) ?? "en",
      message: "",
      targetType: "invoice",
      targetId: invoiceId,
      createdBy: null,
      onceKey: `reminder:${invoiceId}:${due.day}`,
    });
    if (!(await insertReminder(tx, scope, { invoiceId, day: due.day, mailId, at: now }))) return false;
    await writeAudit(tx, scope, {
      action: "invoice.remind",
      targetType: "invoice",
      targetId: invoiceId,
      detail: { mailId, day: due.day },
    });
    await notifyLive(tx, scope.merchantId, "invoices");
    return true;
  });
}
