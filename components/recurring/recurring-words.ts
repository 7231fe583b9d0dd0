import type { Recurring } from "#lib/recurring/schema.ts";
import type { Rhythm } from "#lib/recurring/status.ts";

export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  week: "Every week",
  month: "Every month",
  quarter: "Every quarter",
  year: "Every year",
};

/** What happens on its day. */
export function doesWords({ sends, dueInDays }: Pick<Recurring, "sends" | "dueInDays">): string {
  const days =
    dueInDays === 0 ? "on the same day" : dueInDays === 1 ? "a day later" : `${dueInDays} days later`;
  return sends ? `Sent by itself, due ${days}.` : `Left as a draft, due ${days}.`;
}
