import { addDays, type Day } from "../calendar-day.ts";

/** A reminder that was missed for longer is not made up for: mail that was down for weeks sends no heap of old ones. */
export const LATEST_DAYS = 7;

export interface ReminderFacts {
  readonly dueDate: Day;
  /** Where the merchant is. */
  readonly today: Day;
  /** The day on which the invoice was sent: what fell on it or before it is over. */
  readonly sentOn: Day;
  /** Days from the due date at which it reminds. */
  readonly days: readonly number[];
  /** Those at which it has reminded. */
  readonly done: readonly number[];
}

/** The reminder that comes next, today's included; null when none does. */
export function nextReminder({ dueDate, today, sentOn, days, done }: ReminderFacts) {
  const last = Math.max(...done, Number.NEGATIVE_INFINITY);
  const coming = days
    .filter((day) => day > last)
    .map((day) => ({ day, on: addDays(dueDate, day) }))
    .filter(({ on }) => on > sentOn && on >= addDays(today, -LATEST_DAYS))
    .sort((a, b) => a.day - b.day);
  // Of several that were missed only the newest goes out.
  const missed = coming.filter(({ on }) => on <= today).at(-1);
  return missed ?? coming[0] ?? null;
}
