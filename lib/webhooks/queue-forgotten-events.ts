import { unit } from "../db/unit.ts";
import { MODES } from "../mode.ts";
import { enqueue } from "../queue/enqueue.ts";
import { EVENTS_A_JOB } from "../queue/jobs.ts";
import { listForgottenEvents } from "./repository.ts";
import { trimStarts } from "./start-repository.ts";

/** Gives new jobs to the events that wait without one. Nothing of the ordinary path needs it; a restored backup may. */
export async function queueForgottenEvents(now: Date): Promise<number> {
  const forgotten = await listForgottenEvents(now);
  const owners = Object.values(Object.groupBy(forgotten, ({ merchantId, mode }) => `${merchantId} ${mode}`));
  for (const events of owners) {
    const [owner] = events ?? [];
    const mode = MODES.find((known) => known === owner?.mode);
    if (events === undefined || owner === undefined || mode === undefined) continue;
    for (let from = 0; from < events.length; from += EVENTS_A_JOB) {
      const eventIds = events.slice(from, from + EVENTS_A_JOB).map(({ id }) => id);
      const payload = { merchantId: owner.merchantId, mode, eventIds };
      await unit((tx) => enqueue(tx, "process-webhooks", payload, { key: `forgotten:${eventIds[0]}` }));
    }
  }
  await trimStarts();
  return forgotten.length;
}
