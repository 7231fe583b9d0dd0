import type { EventFilters } from "#lib/webhooks/schema.ts";
import { EVENT_CHANNEL, EVENT_CHANNELS, EVENT_STATUS, EVENT_STATUSES } from "#lib/webhooks/status.ts";
import type { Choice } from "../transactions/choice-list.tsx";
import type { Reader } from "../ui/reader.tsx";
import { formatTime } from "../ui/time-format.ts";

type Choices<Name extends keyof EventFilters> = readonly (Choice & {
  value: NonNullable<EventFilters[Name]>;
})[];

export const RANGE_CHOICES: Choices<"range"> = [
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
  { value: "all", label: "All time" },
];

export const OUTCOME_CHOICES: Choices<"outcome"> = EVENT_STATUSES.filter(
  (status) => status !== "processing",
).map((value) => ({ value, label: EVENT_STATUS[value].label }));

export const VERDICT_CHOICES: Choices<"verdict"> = [
  { value: "verified", label: "Proof held" },
  { value: "quarantined", label: "No valid proof" },
  { value: "accepted", label: "Let in later" },
];

export const CHANNEL_CHOICES: Choices<"channel"> = EVENT_CHANNELS.map((value) => ({
  value,
  label: EVENT_CHANNEL[value].label,
}));

export const ATTEMPTS_CHOICES: Choices<"attempts"> = [
  { value: "once", label: "Once" },
  { value: "more", label: "More than once" },
  { value: "many", label: "More than 5 times" },
];

export const LAG_CHOICES: Choices<"lag"> = [
  { value: "1s", label: "Over 1 second" },
  { value: "10s", label: "Over 10 seconds" },
  { value: "1m", label: "Over 1 minute" },
  { value: "10m", label: "Over 10 minutes" },
];

/** "Last 7 days", "18 Nov 09:00 to 19 Nov 12:00", "since 18 Nov 09:00"; nothing for all time. */
export function windowWords(
  { range, from, to }: EventFilters,
  reader: Reader,
  now: Date,
): string | undefined {
  const write = (at: string) => formatTime(new Date(at), "list", reader, now);
  if (from !== undefined && to !== undefined) return `${write(from)} to ${write(to)}`;
  if (from !== undefined) return `since ${write(from)}`;
  if (to !== undefined) return `before ${write(to)}`;
  return range === "all" ? undefined : RANGE_CHOICES.find(({ value }) => value === range)?.label;
}
