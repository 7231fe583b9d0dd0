import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { dayOf } from "../invoices/dates.ts";
import { describeRows, type RecurringRow } from "./repository.ts";
import type { Recurring } from "./schema.ts";
import { RECURRING_STATUSES, RHYTHMS, type Rhythm } from "./status.ts";

const billTo = z.object({ name: z.string() }).catch({ name: "" });

export function rhythmOf({ every }: Pick<RecurringRow, "every">): Rhythm {
  return z.enum(RHYTHMS).parse(every);
}

export async function recurringDtos(scope: Scope, rows: readonly RecurringRow[]): Promise<Recurring[]> {
  const { templates, made } = await describeRows(scope, rows);
  return rows.map((row) => {
    const template = templates.get(row.templateId);
    return {
      id: row.id,
      status: z.enum(RECURRING_STATUSES).parse(row.status),
      every: rhythmOf(row),
      nextOn: dayOf(row.nextOn),
      endsOn: row.endsOn && dayOf(row.endsOn),
      dueInDays: row.dueInDays,
      sends: row.sends,
      problem: row.problem,
      template: {
        id: row.templateId,
        number: template?.number ?? null,
        customer: billTo.parse(template?.billTo).name,
      },
      made: made.get(row.id) ?? 0,
    };
  });
}
