import { unit } from "../db/unit.ts";
import { queueSync } from "./queue-sync.ts";
import { takeDueSyncs } from "./repository.ts";

/** A taken question that was never asked (its worker died) is due again after this long. */
const PUT_OFF_MS = 5 * 60_000;
/** With a sweep every 5 s this is 24 questions a minute and connection: 88Pay allows 60 calls of this kind. */
const PER_CONNECTION = 2;

/** The reconciler's sweep: queues a sync for each transaction whose answer is overdue. Returns how many. */
export async function queueDueSyncs(now: Date): Promise<number> {
  return unit(async (tx) => {
    const putOffTo = new Date(now.getTime() + PUT_OFF_MS);
    const due = await takeDueSyncs(tx, now, { perConnection: PER_CONNECTION, putOffTo });
    for (const { id, ...owner } of due) await queueSync(tx, owner, id);
    return due.length;
  });
}
