import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { dayOf, storedDay, todayIn } from "../invoices/dates.ts";
import { getInvoice } from "../invoices/get-invoice.ts";
import { findTimeZone, insertRecurring, lockRecurringOf, type RecurringRow } from "./repository.ts";
import type { RepeatInput } from "./schema.ts";

/**
 * Has copies of an invoice made in a rhythm, the first on the chosen day. Asked twice, it is one; with other choices it is
 * refused (conflict) while the first has not ended. Refuses by field: `startsOn`.
 */
export async function repeatInvoice(
  scope: Scope,
  input: RepeatInput,
  clock: Clock = systemClock,
): Promise<{ readonly id: string }> {
  const [invoice, timeZone] = await Promise.all([
    getInvoice(scope, { invoiceId: input.invoiceId }),
    findTimeZone(scope),
  ]);
  if (invoice.kind !== "invoice") throw new AppError("conflict", "A credit note can't be repeated.");
  if (invoice.status === "void") throw new AppError("conflict", "It is void and can't be repeated.");
  const now = clock.now();
  if (input.startsOn < todayIn(timeZone, now)) throw invalidInput({ startsOn: "That day is over." });
  return unit(async (tx) => {
    const known = await lockRecurringOf(tx, scope, input.invoiceId);
    if (known !== null) {
      if (isSame(known, input)) return { id: known.id };
      throw new AppError("conflict", "This invoice is repeated already. End that first.");
    }
    const id = newId("recurringInvoice", now);
    const { every, startsOn, endsOn, dueInDays, sends } = input;
    await insertRecurring(tx, scope, {
      ...{ id, every, dueInDays, sends, templateId: input.invoiceId },
      anchorDay: Number(startsOn.slice(8)),
      nextOn: storedDay(startsOn),
      endsOn: endsOn === "" ? null : storedDay(endsOn),
      createdBy: actorName(scope.actor),
      createdAt: now,
    });
    await writeAudit(tx, scope, {
      action: "invoice.repeat",
      targetType: "invoice",
      targetId: input.invoiceId,
      detail: { recurringId: id, every, startsOn },
    });
    await notifyLive(tx, scope.merchantId, "invoices");
    return { id };
  });
}

function isSame(row: RecurringRow, { every, startsOn, endsOn, dueInDays, sends }: RepeatInput): boolean {
  return (
    row.every === every &&
    dayOf(row.nextOn) === startsOn &&
    (row.endsOn === null ? "" : dayOf(row.endsOn)) === endsOn &&
    row.dueInDays === dueInDays &&
    row.sends === sends
  );
}
