import { unit } from "../db/unit.ts";
import { countHours, countMethods, listHoursToCount } from "./count-repository.ts";

/** Few enough that a busy merchant's hours are counted well within the time of one database transaction. */
const HOURS_A_UNIT = 100;
const UNITS_A_RUN = 5;
const DAY = 24 * 60 * 60_000;
/** Older days are counted once and then left: their events are beyond replays. */
const COUNTED_DAYS = 90;

/**
 * Counts what became of the events of closed hours, and counts again what may have changed. Each run takes the hours that
 * have waited longest; answers how many.
 */
export async function countOutcomes(now: Date): Promise<number> {
  let counted = 0;
  for (let run = 0; run < UNITS_A_RUN; run += 1) {
    const hours = await listHoursToCount(now, new Date(now.getTime() - COUNTED_DAYS * DAY), HOURS_A_UNIT);
    if (hours.length > 0) {
      await unit(async (tx) => {
        await countHours(tx, hours, now);
        await countMethods(tx, hours);
      });
    }
    counted += hours.length;
    if (hours.length < HOURS_A_UNIT) break;
  }
  return counted;
}
