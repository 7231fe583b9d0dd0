import { STATUS, type Tone, TRANSACTION_STATUSES } from "../transactions/status.ts";
import {
  type EffectKey,
  REPLAY_EFFECTS,
  REPLAY_SKIPS,
  type ReplayEffect,
  type ReplaySkip,
} from "../webhooks/status.ts";

export const REPLAY_KINDS = ["one", "selection", "filter", "window"] as const;

export const REPLAY_STATUSES = ["held", "waiting", "running", "cancelled", "done", "failed"] as const;
export type ReplayStatus = (typeof REPLAY_STATUSES)[number];

interface StatusTraits {
  readonly label: string;
  readonly tone: Tone;
  /** Name of the icon beside the word. */
  readonly icon: string;
}

export const REPLAY_STATUS: Readonly<Record<ReplayStatus, StatusTraits>> = {
  held: { label: "Waits for approval", tone: "warn", icon: "clock" },
  waiting: { label: "Waiting", tone: "info", icon: "clock" },
  running: { label: "Running", tone: "info", icon: "loader" },
  cancelled: { label: "Cancelled", tone: "mute", icon: "ban" },
  done: { label: "Done", tone: "ok", icon: "circle-check" },
  failed: { label: "Stopped by a fault", tone: "bad", icon: "circle-x" },
};

/** Whether it may still send events. */
export function isUnderWay(status: ReplayStatus): boolean {
  return status === "waiting" || status === "running";
}

/** Whether somebody may still call it off. */
export function isOpen(status: ReplayStatus): boolean {
  return status === "held" || isUnderWay(status);
}

/** Above so many events a replay waits for a second person, where the merchant has not set another number. */
export const USUAL_REPLAY_LIMIT = 1000;
/** More events than this are refused: every one is kept with its effect. */
export const MOST_EVENTS = 50_000;
/** Up to so many are all read for a forecast; of more, so many. */
export const FORECAST_EVENTS = 500;
/** Ids that fit an address. */
export const MOST_CHOSEN = 200;

export interface EffectTraits {
  /** "Pending → Paid", "Would be ignored". In the tense of a forecast, or of what was. */
  readonly label: string;
  readonly tone: Tone;
}

const WORDS: Readonly<
  Record<Exclude<ReplayEffect, "changed" | "began" | "skipped">, readonly [string, string, Tone]>
> = {
  held: ["Would be held for review", "Held for review", "warn"],
  refused: ["Would be refused: amount or payer differ", "Refused: amount or payer differ", "warn"],
  failed: ["Would fail again", "Failed again", "bad"],
  ignored: ["Would be ignored", "Ignored", "mute"],
  unchanged: ["Would change nothing: already applied", "Changed nothing: already applied", "mute"],
};

const SKIPS: Readonly<Record<ReplaySkip, string>> = {
  quarantined: "Left out: quarantined, its proof did not hold",
  duplicate: "Left out: a duplicate",
  in_line: "Left out: in line already",
  no_body: "Left out: its body is no longer kept",
  gone: "Left out: no longer there",
};

/** A stored effect; what a later version wrote is shown as no change. */
export function asEffectKey(stored: string): EffectKey {
  const known = REPLAY_EFFECTS.find((effect) => stored === effect || stored.startsWith(`${effect}/`));
  if (known === undefined) return "unchanged";
  return stored === known ? known : `${known}/${stored.slice(known.length + 1)}`;
}

/** An effect in words. */
export function describeEffect(key: EffectKey, tense: "forecast" | "done"): EffectTraits {
  const [effect, from = "", to = ""] = key.split("/");
  const known = REPLAY_EFFECTS.find((one) => one === effect) ?? "unchanged";
  if (known === "changed") return { label: `${statusWord(from)} → ${statusWord(to)}`, tone: "ok" };
  if (known === "began") return { label: `New transaction: ${statusWord(from)}`, tone: "ok" };
  if (known === "skipped") {
    const skip = REPLAY_SKIPS.find((one) => one === from) ?? "gone";
    return { label: SKIPS[skip], tone: "mute" };
  }
  const [would, did, tone] = WORDS[known];
  return { label: tense === "forecast" ? would : did, tone };
}

function statusWord(text: string): string {
  const status = TRANSACTION_STATUSES.find((known) => known === text);
  return status === undefined ? text : STATUS[status].label;
}
