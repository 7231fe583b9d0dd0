import type { Tone } from "../transactions/status.ts";

export const RECURRING_STATUSES = ["active", "paused", "ended"] as const;
export type RecurringStatus = (typeof RECURRING_STATUSES)[number];

export const RECURRING_STATUS: Readonly<
  Record<RecurringStatus, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  active: { label: "Active", tone: "ok", icon: "circle-check" },
  paused: { label: "Paused", tone: "warn", icon: "hourglass" },
  ended: { label: "Ended", tone: "mute", icon: "ban" },
};

export const RHYTHMS = ["week", "month", "quarter", "year"] as const;
export type Rhythm = (typeof RHYTHMS)[number];
