import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { findDays, upsertDays } from "./repository.ts";
import type { ReminderDays, reminderDaysInput } from "./schema.ts";

/** Sets the days from the due date at which unpaid invoices remind, from the next look on; none: they never do. */
export async function saveReminderDays(
  scope: Scope,
  { days }: z.output<typeof reminderDaysInput>,
): Promise<void> {
  await unit(async (tx) => {
    await upsertDays(tx, scope, days);
    await writeAudit(tx, scope, {
      action: "reminders.settings",
      targetType: "merchant",
      targetId: scope.merchantId,
      detail: { days: days.join(", ") },
    });
    await notifyLive(tx, scope.merchantId, "invoices");
  });
}

export async function getReminderDays(scope: Scope): Promise<ReminderDays> {
  return { days: [...(await findDays(scope))].sort((a, b) => a - b), isMailSetUp: isMailSetUp() };
}
