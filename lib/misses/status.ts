import type { Tone } from "../transactions/status.ts";

/** What told it, where a webhook should have. `person`: somebody pressed Sync. */
export const FINDERS = ["poll", "person", "stream", "recovery"] as const;
export type Finder = (typeof FINDERS)[number];

export const FINDER: Readonly<Record<Finder, { readonly label: string; readonly meaning: string }>> = {
  poll: { label: "Poll", meaning: "Paydeck asked the provider by itself" },
  person: { label: "Sync by hand", meaning: "Somebody had the provider asked" },
  stream: { label: "Stream", meaning: "Heard on the provider's stream" },
  recovery: { label: "Recovery", meaning: "Fetched from the provider's list of events" },
};

/** Where the webhook stands: still expected, never come, come after all, or come in time and held up in the inbox here. */
export const MISS_STATES = ["waiting", "missed", "late", "here"] as const;
export type MissState = (typeof MISS_STATES)[number];

export const MISS_STATE: Readonly<
  Record<
    MissState,
    { readonly label: string; readonly tone: Tone; readonly icon: string; readonly meaning: string }
  >
> = {
  waiting: {
    label: "May still come",
    tone: "info",
    icon: "clock",
    meaning: "Found less than two minutes ago",
  },
  missed: { label: "Missed", tone: "warn", icon: "circle-x", meaning: "No webhook ever told it" },
  late: { label: "Late", tone: "mute", icon: "clock", meaning: "The webhook came after all" },
  here: {
    label: "Held up here",
    tone: "mute",
    icon: "circle-alert",
    meaning: "The webhook had come and was waiting in the inbox",
  },
};

/** The windows of the list and of the rates. */
export const MISS_WINDOWS = ["24h", "7d", "30d", "all"] as const;
export type MissWindow = (typeof MISS_WINDOWS)[number];
