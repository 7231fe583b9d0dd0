import { withoutUndefined } from "./without-undefined.ts";

/** What one answer shows of the provider besides its content. */
export interface CallSigns {
  readonly at: Date;
  /** It gave an answer below 500. */
  readonly answered: boolean;
  readonly rateLimit?: number;
  readonly rateRemaining?: number;
  readonly rateResetAt?: Date;
  /** The provider's clock minus ours, as well as its `Date` header tells: to a second. */
  readonly clockSkewMs?: number;
}

interface SeenAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly sentAt: Date;
  readonly answeredAt: Date;
}

export function readSigns({ status, headers, sentAt, answeredAt }: SeenAnswer): CallSigns {
  return withoutUndefined({
    at: answeredAt,
    answered: status < 500,
    rateLimit: wholeNumber(headers.get("x-ratelimit-limit")),
    rateRemaining: wholeNumber(headers.get("x-ratelimit-remaining")),
    rateResetAt: resetOf(wholeNumber(headers.get("x-ratelimit-reset")), answeredAt),
    clockSkewMs: skewOf(headers.get("date"), sentAt, answeredAt),
  });
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,10}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Unix seconds where the number is as large as those, seconds from now otherwise: both are in use. */
function resetOf(seconds: number | undefined, now: Date): Date | undefined {
  if (seconds === undefined) return undefined;
  return new Date(seconds > 1_000_000_000 ? seconds * 1_000 : now.getTime() + seconds * 1_000);
}

/** Within the call, or within the second that the header leaves out, there is no skew to speak of. */
function skewOf(date: string | null, sentAt: Date, answeredAt: Date): number | undefined {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return undefined;
  if (theirs > answeredAt.getTime()) return theirs - answeredAt.getTime();
  const behind = sentAt.getTime() - (theirs + 999);
  return behind > 0 ? -behind : 0;
}
