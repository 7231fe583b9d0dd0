import { deleteCallsBefore } from "./call-repository.ts";

const KEPT_DAYS = 90;
/** Small, so that no other writer waits for it. */
const BATCH = 1000;

/** Removes calls that are older than we keep them, a batch at a time; how many they were. */
export async function trimCalls(now: Date): Promise<number> {
  const until = new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000);
  let removed = 0;
  for (;;) {
    const batch = await deleteCallsBefore(until, BATCH);
    removed += batch;
    if (batch < BATCH) return removed;
  }
}
