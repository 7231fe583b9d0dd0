import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { dayOf, storedDay, todayIn } from "../invoices/dates.ts";
import { periodFrom } from "./next-period.ts";
import { rhythmOf } from "./recurring-dto.ts";
import { findTimeZone, lockRecurring, updateRecurring } from "./repository.ts";
import type { recurringStepInput } from "./schema.ts";

const FROM = { pause: ["active"], resume: ["paused"], end: ["active", "paused"] } as const;
const TO = { pause: "paused", resume: "active", end: "ended" } as const;

/**
 * Pauses, resumes or ends what is repeated; taken twice it changes nothing. After a person's pause the days that went by
 * are left out; after one that it made itself, on a failure, it goes on with the day that failed.
 */
export async function takeRecurringStep(
  scope: Scope,
  { recurringId, step }: z.output<typeof recurringStepInput>,
  clock: Clock = systemClock,
): Promise<void> {
  const timeZone = await findTimeZone(scope);
  await unit(async (tx) => {
    const row = await lockRecurring(tx, scope, recurringId);
    if (row === null) throw notFound("Recurring invoice");
    if (row.status === TO[step]) return;
    if (!FROM[step].some((status) => status === row.status))
      throw new AppError("conflict", "It has ended. Repeat the invoice anew.");
    const isMissed = step === "resume" && row.problem === "";
    const today = todayIn(timeZone, clock.now());
    const nextOn = isMissed ? periodFrom(today, dayOf(row.nextOn), rhythmOf(row), row.anchorDay) : null;
    await updateRecurring(tx, scope, row.id, {
      status: TO[step],
      problem: "",
      ...(nextOn === null ? {} : { nextOn: storedDay(nextOn) }),
    });
    await writeAudit(tx, scope, {
      action: `invoice.repeat.${step}`,
      targetType: "invoice",
      targetId: row.templateId,
      detail: { recurringId },
    });
    await notifyLive(tx, scope.merchantId, "invoices");
  });
}
