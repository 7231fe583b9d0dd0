import type { Random } from "./random.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Bogotá keeps one offset all year. */
const OFFSET_MS = -5 * HOUR_MS;
const GROWTH_IN_30_DAYS = 1.12;

/** Relative trade by local weekday, Sunday first, and by local hour. */
const WEEKDAYS = [0.48, 1, 0.98, 1.02, 1.08, 1.22, 0.94];
const HOURS = [
  0.08, 0.05, 0.03, 0.03, 0.05, 0.15, 0.4, 0.8, 1.1, 1.3, 1.35, 1.4, 1.45, 1.25, 1.1, 1.15, 1.25, 1.35, 1.3,
  1.05, 0.8, 0.55, 0.32, 0.18,
];

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** `count` moments, oldest first: busier by day and on Fridays, quiet on Sundays, growing by 12 % in 30 days. */
export function moments(random: Random, count: number, { from, to }: Period): Date[] {
  const hours = Array.from({ length: Math.ceil((to.getTime() - from.getTime()) / HOUR_MS) }, (_, index) => {
    const at = from.getTime() + index * HOUR_MS;
    return { at, weight: weightAt(at, to.getTime()) };
  });
  const total = hours.reduce((sum, hour) => sum + hour.weight, 0);
  const step = total / count;
  const found: Date[] = [];
  let passed = 0;
  // One draw out of each equal share of the whole: the rhythm shows even where there are few.
  for (const hour of hours) {
    while (found.length < count && passed + hour.weight > step * (found.length + 0.5)) {
      const at = hour.at + random.whole(0, HOUR_MS - 1);
      found.push(new Date(Math.min(at, to.getTime() - 1)));
    }
    passed += hour.weight;
  }
  return found.sort((a, b) => a.getTime() - b.getTime());
}

function weightAt(at: number, end: number): number {
  const local = new Date(at + OFFSET_MS);
  const growth = GROWTH_IN_30_DAYS ** (-(end - at) / (30 * DAY_MS));
  // A slow swell, so that no two weeks look alike.
  const swell = 1 + 0.14 * Math.sin(at / (DAY_MS * 2.9)) + 0.07 * Math.sin(at / (DAY_MS * 1.3));
  return (WEEKDAYS[local.getUTCDay()] ?? 1) * (HOURS[local.getUTCHours()] ?? 1) * growth * swell;
}
