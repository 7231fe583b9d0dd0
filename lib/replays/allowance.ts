/** After a pause, at most this much of the rate is made up for at once. */
const CATCH_UP_MS = 2000;
/** What the first step may send, as a part of the rate. */
const FIRST_MS = 1000;

/**
 * How many events may go now, when so many a second may. `pacedAt`: up to when the rate has been used up; it never lies
 * further back than a pause can be made up for, so that a replay which waited does not rush.
 */
export function allowance(
  rate: number,
  pacedAt: Date | null,
  now: Date,
): { readonly count: number; readonly pacedAfter: (sent: number) => Date } {
  const earliest = now.getTime() - (pacedAt === null ? FIRST_MS : CATCH_UP_MS);
  const from = Math.max(pacedAt?.getTime() ?? 0, earliest);
  const count = Math.max(0, Math.floor(((now.getTime() - from) * rate) / 1000));
  return { count, pacedAfter: (sent) => new Date(Math.ceil(from + (sent * 1000) / rate)) };
}
