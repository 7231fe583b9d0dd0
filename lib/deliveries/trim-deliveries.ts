import { deleteEventsBefore } from "./trim-repository.ts";
import { keptSince } from "./window.ts";

const PORTION = 500;

/** Forgets events older than they are kept, with all that was sent of them, in small portions. */
export async function trimDeliveries(now: Date): Promise<number> {
  const before = keptSince(now);
  let total = 0;
  let count = PORTION;
  while (count === PORTION) {
    count = await deleteEventsBefore(before, PORTION);
    total += count;
  }
  return total;
}
