import { REPLY_KEPT_MS } from "./claim-reply.ts";
import { deleteRepliesBefore } from "./repository.ts";

const PORTION = 1000;

/** Forgets answers of the API that are older than they are kept, in small portions. */
export async function trimReplies(now: Date): Promise<number> {
  const before = new Date(now.getTime() - REPLY_KEPT_MS);
  let total = 0;
  let count = PORTION;
  while (count === PORTION) {
    count = await deleteRepliesBefore(before, PORTION);
    total += count;
  }
  return total;
}
