import type { CredentialCheck, Health } from "./status.ts";

/** What is known about a connection at `now`. Counts of calls cover the last 24 h. */
export interface HealthSigns {
  readonly now: Date;
  readonly disabledAt: Date | null;
  readonly credentialsCheck: CredentialCheck;
  readonly credentialsSetAt: Date;
  readonly calls: number;
  /** Calls that got an answer below 500. */
  readonly answered: number;
  /** Within which 95 of 100 calls were answered; null without calls. */
  readonly answerP95Ms: number | null;
  /** The newest calls were refused as not allowed, every one of them. */
  readonly refusedLately: boolean;
  /** Since when the circuit breaker is open; null: calls are made. */
  readonly pausedSince: Date | null;
  /** Fewer webhooks come than is usual at this time, in a sentence (lib/quiet); null: nothing is unusual. */
  readonly silence: string | null;
  readonly lastEventAt: Date | null;
  readonly hasTransactions: boolean;
}

export interface HealthVerdict {
  readonly health: Health;
  /** One sentence: what is wrong and what to do. Null when nothing is. */
  readonly problem: string | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Fewer calls say nothing about the provider. */
const ENOUGH_CALLS = 5;
/** So many calls say how a provider does on an ordinary day. */
const MANY_CALLS = 20;
const FAILING_PERCENT = 5;
const SLOW_MS = 5000;
/** Older keys should be made anew. */
export const ROTATE_AFTER_DAYS = 90;

/** The state of a connection: what a person must do comes before what only the provider can do. */
export function judgeHealth(signs: HealthSigns): HealthVerdict {
  if (signs.disabledAt !== null) {
    return { health: "disabled", problem: "Switched off here: nothing new is charged through it." };
  }
  if (signs.credentialsCheck === "refused" || signs.refusedLately) {
    return {
      health: "needs_you",
      problem: "The provider refuses the stored credentials. Enter the current ones.",
    };
  }
  if (signs.pausedSince !== null) {
    const problem = `The provider keeps failing: calls to it were paused ${durationWords(signs.now.getTime() - signs.pausedSince.getTime())} ago. It is tried again by itself.`;
    return { health: "down", problem };
  }
  if (signs.calls >= ENOUGH_CALLS && signs.answered * 2 < signs.calls) {
    const problem = `Only ${percentOf(signs.answered, signs.calls)} % of calls were answered in the last 24 hours.`;
    return { health: "down", problem };
  }
  if (signs.lastEventAt === null && !signs.hasTransactions) {
    return { health: "unused", problem: "No payment and no webhook yet." };
  }
  const strain = judgeStrain(signs);
  if (strain !== null) return { health: "strained", problem: strain };
  const silence = judgeSilence(signs);
  if (silence !== null) return { health: "quiet", problem: silence };
  const age = ageInDays(signs.credentialsSetAt, signs.now);
  if (age >= ROTATE_AFTER_DAYS) {
    return {
      health: "needs_you",
      problem: `The keys are ${age} days old. Make new ones at the provider and enter them.`,
    };
  }
  return { health: "healthy", problem: null };
}

/** Sustained trouble, not a single failure: more than 5 % of a day's calls, or answers that take over 5 s. */
function judgeStrain({ calls, answered, answerP95Ms }: HealthSigns): string | null {
  if (calls < MANY_CALLS) return null;
  const failed = calls - answered;
  if (failed * 100 > calls * FAILING_PERCENT)
    return `${failed} of ${calls} calls were not answered in the last 24 hours. Each is tried again where that is safe.`;
  if (answerP95Ms !== null && answerP95Ms > SLOW_MS)
    return `Answers are slow: one in twenty takes over ${Math.floor(answerP95Ms / 1000)} s.`;
  return null;
}

function judgeSilence({ lastEventAt, silence }: HealthSigns): string | null {
  if (lastEventAt === null) return "Payments were made, but no webhook has come. Check the webhook address.";
  return silence;
}

/** Percent with one decimal, rounded down so that 100.0 means all of them. */
export function percentOf(part: number, whole: number): string {
  return (Math.floor((part * 1000) / whole) / 10).toFixed(1);
}

export function ageInDays(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY));
}

function durationWords(ms: number): string {
  if (ms < 2 * MINUTE) return `${Math.max(2, Math.round(ms / 1000))} seconds`;
  if (ms < 2 * HOUR) return `${Math.round(ms / MINUTE)} minutes`;
  return ms < 2 * DAY ? `${Math.round(ms / HOUR)} hours` : `${Math.round(ms / DAY)} days`;
}
