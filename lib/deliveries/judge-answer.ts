import type { OutboundErrorCode } from "../outbound/outbound-error.ts";
import { DELIVERY_ERROR, DELIVERY_WAITS, type DeliveryErrorCode } from "./status.ts";

/** What one try brought. */
export type Answer =
  | { readonly status: number; readonly retryAfter: string | null }
  | { readonly status: null; readonly error: OutboundErrorCode | "secret_unreadable" };

export interface Judgement {
  readonly delivered: boolean;
  readonly errorCode: DeliveryErrorCode | null;
  readonly errorMessage: string | null;
  /** The endpoint wants no more events. */
  readonly gone: boolean;
  /** When it is tried again; null: never. */
  readonly nextAt: Date | null;
  /** The endpoint asked for a pause until then. */
  readonly holdUntil: Date | null;
}

/** An endpoint may put a delivery off by this much, and itself by an hour. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;
const LONGEST_HOLD_MS = 60 * 60 * 1000;
/** The schedule's waits grow by up to this part, so that deliveries of one moment come back apart. */
const JITTER = 0.1;

/**
 * Judges one try. `round` is how many tries of the schedule have been made, this one included. `at` is when it ended, and
 * `random` a number from 0 to 1.
 */
export function judgeAnswer(
  answer: Answer,
  { round, at, random }: { readonly round: number; readonly at: Date; readonly random: number },
): Judgement {
  if (answer.status !== null && answer.status >= 200 && answer.status < 300) return DELIVERED;
  const errorCode = codeOf(answer);
  const gone = errorCode === "gone";
  const words = DELIVERY_ERROR[errorCode];
  const asked = answer.status === null ? null : readRetryAfter(answer.retryAfter, at);
  const wait = DELIVERY_WAITS[round];
  const planned = wait === undefined ? null : at.getTime() + wait * 1000 * (1 + JITTER * random);
  const bounded = asked === null ? 0 : Math.min(asked, at.getTime() + LONGEST_WAIT_MS);
  return {
    delivered: false,
    errorCode,
    errorMessage: answer.status === null ? words : `${answer.status}: ${words}`,
    gone,
    nextAt: gone || planned === null ? null : new Date(Math.max(planned, bounded)),
    holdUntil:
      asked !== null && isPauseAsked(answer.status)
        ? new Date(Math.min(asked, at.getTime() + LONGEST_HOLD_MS))
        : null,
  };
}

const DELIVERED: Judgement = {
  delivered: true,
  errorCode: null,
  errorMessage: null,
  gone: false,
  nextAt: null,
  holdUntil: null,
};

function isPauseAsked(status: number | null): boolean {
  return status === 429 || status === 503;
}

function codeOf(answer: Answer): DeliveryErrorCode {
  if (answer.status === null) return answer.error;
  const { status } = answer;
  if (status === 410) return "gone";
  if (status === 429) return "rate_limited";
  if (status >= 300 && status < 400) return "redirect";
  if (status >= 400 && status < 500) return "client_error";
  return status >= 500 ? "server_error" : "unexpected_status";
}

/** Seconds, or a date; in milliseconds since 1970. Null for anything else, and for the past. */
function readRetryAfter(header: string | null, at: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  const moment = /^\d{1,9}$/.test(text) ? at.getTime() + Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(moment) || moment <= at.getTime() ? null : moment;
}
