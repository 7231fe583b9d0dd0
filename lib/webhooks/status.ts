import type { Tone } from "../transactions/status.ts";

export const EVENT_STATUSES = [
  "received",
  "processing",
  "processed",
  "duplicate",
  "ignored",
  "failed",
  "dead",
  "rejected",
] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const EVENT_STATUS: Readonly<Record<EventStatus, { readonly label: string; readonly tone: Tone }>> = {
  received: { label: "Waiting", tone: "info" },
  processing: { label: "Processing", tone: "info" },
  processed: { label: "Applied", tone: "ok" },
  duplicate: { label: "Duplicate", tone: "mute" },
  ignored: { label: "Ignored", tone: "mute" },
  failed: { label: "Will retry", tone: "warn" },
  dead: { label: "Dead", tone: "bad" },
  rejected: { label: "Quarantined", tone: "warn" },
};

/** Waits between tries, in seconds; after the last one the event is dead and a person is told. */
export const RETRY_SECONDS = [1, 3, 10, 30, 120, 600, 3600, 21_600, 86_400] as const;

/** How an event came: it was sent to us, heard on the provider's stream, or fetched because it had been missed. */
export const EVENT_CHANNELS = ["webhook", "stream", "recovery"] as const;
export type EventChannel = (typeof EVENT_CHANNELS)[number];

export const EVENT_CHANNEL: Readonly<
  Record<EventChannel, { readonly label: string; readonly meaning: string }>
> = {
  webhook: { label: "Webhook", meaning: "The provider sent it to us" },
  stream: { label: "Stream", meaning: "Heard on the provider's stream" },
  recovery: { label: "Recovered", meaning: "Fetched from the provider, since it had been missed" },
};

/** Replay makes sense where something could still change. */
export function isReplayable(status: EventStatus): boolean {
  return status === "processed" || status === "ignored" || status === "failed" || status === "dead";
}

/** What a replay of one event does, from most to least. */
export const REPLAY_EFFECTS = [
  "changed",
  "began",
  "held",
  "refused",
  "failed",
  "ignored",
  "unchanged",
  "skipped",
] as const;
export type ReplayEffect = (typeof REPLAY_EFFECTS)[number];

/** Why an event takes no part in a replay. */
export const REPLAY_SKIPS = ["quarantined", "duplicate", "in_line", "no_body", "gone"] as const;
export type ReplaySkip = (typeof REPLAY_SKIPS)[number];

/** An effect and what it turns on: "changed/pending/succeeded", "skipped/no_body", "ignored". Stored with replays. */
export type EffectKey = ReplayEffect | `${ReplayEffect}/${string}`;

/** Null: it can be replayed. */
export function replaySkip(status: EventStatus, bodyRemoved: boolean): ReplaySkip | null {
  if (status === "rejected") return "quarantined";
  if (status === "duplicate") return "duplicate";
  if (!isReplayable(status)) return "in_line";
  return bodyRemoved ? "no_body" : null;
}
