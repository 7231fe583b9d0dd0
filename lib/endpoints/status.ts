import type { Tone } from "../transactions/status.ts";

export const ENDPOINT_STATUSES = ["enabled", "paused", "disabled"] as const;
export type EndpointStatus = (typeof ENDPOINT_STATUSES)[number];

export const ENDPOINT_STATUS: Readonly<
  Record<EndpointStatus, { readonly label: string; readonly tone: Tone; readonly meaning: string }>
> = {
  enabled: { label: "Active", tone: "ok", meaning: "Events are sent as they happen." },
  paused: {
    label: "Paused",
    tone: "mute",
    meaning: "Events are kept and go out when you resume, in their order.",
  },
  disabled: {
    label: "Disabled",
    tone: "bad",
    meaning: "Paydeck stopped sending. Resume it, then recover what it missed.",
  },
};

/** Why Paydeck itself stopped sending. */
export const DISABLED_REASONS = ["gone", "failing"] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

export const DISABLED_REASON: Readonly<Record<DisabledReason, string>> = {
  gone: "It answered 410 Gone, which asks for no more events.",
  failing: "Nothing but failures for 5 days.",
};

/** What the team is written of: that so much of the time to being disabled is over, or why Paydeck stopped sending. */
export const TROUBLES = ["50", "70", "90", ...DISABLED_REASONS] as const;
export type Trouble = (typeof TROUBLES)[number];

/** After this long with nothing but failures, an endpoint is disabled. */
export const DISABLE_AFTER_MS = 5 * 24 * 60 * 60 * 1000;
/** Parts of that time, in percent, at which the owner is told. */
export const WARN_PERCENTS = [50, 70, 90, 100] as const;

/** How much of the time to being disabled has passed, in whole percent. */
export function percentToDisable(failingSince: Date | null, now: Date): number {
  if (failingSince === null) return 0;
  const part = (now.getTime() - failingSince.getTime()) / DISABLE_AFTER_MS;
  return Math.max(0, Math.min(100, Math.floor(part * 100)));
}

export const MOST_ENDPOINTS = 20;
export const CONCURRENCY = { least: 1, most: 20, usual: 4 } as const;
export const RATE_PER_SECOND = { least: 1, most: 200, usual: 20 } as const;
/** Hours in which the old secret signs along with the new one. */
export const OVERLAP_HOURS = { least: 0, most: 7 * 24, usual: 24 } as const;
