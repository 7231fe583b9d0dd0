import { unit } from "../db/unit.ts";
import { MODES } from "../mode.ts";
import { enqueue } from "../queue/enqueue.ts";
import { listForgottenEvents } from "./repository.ts";

/** Gives a new job to every event that waits without one. Nothing of the ordinary path needs it; a restored backup may. */
export async function queueForgottenEvents(now: Date): Promise<number> {
  const forgotten = await listForgottenEvents(now);
  for (const { merchantId, mode: stored, id } of forgotten) {
    const mode = MODES.find((known) => known === stored);
    if (mode === undefined) continue;
    const payload = { merchantId, mode, eventId: id, trigger: "auto" as const, actor: null };
    await unit((tx) => enqueue(tx, "process-webhook", payload, { key: `forgotten:${id}` }));
  }
  return forgotten.length;
}
