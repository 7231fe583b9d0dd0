import { unit } from "../db/unit.ts";
import { countHours, countMethods, listHoursToCount } from "./count-repository.ts";

const HOURS_A_RUN = 400;
const DAY = 24 * 60 * 60_000;
/** Older days are counted once and then left: their events are beyond replays. */
export const COUNTED_DAYS = 90;

/**
 * Counts what became of the events of closed hours, and counts again what may have changed. Each run takes the hours that
 * have waited longest; answers how many. `back`: how many days it looks back.
 */
export async function countOutcomes(now: Date, back: number = COUNTED_DAYS): Promise<number> {
  const hours = await listHoursToCount(now, new Date(now.getTime() - back * DAY), HOURS_A_RUN);
  if (hours.length === 0) return 0;
  await unit(async (tx) => {
    await countHours(tx, hours, now);
    await countMethods(tx, hours);
  });
  return hours.length;
}
