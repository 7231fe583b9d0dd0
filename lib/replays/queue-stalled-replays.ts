import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { enqueueStep } from "./enqueue-step.ts";
import { listStalledReplays } from "./repository.ts";

const STALLED_MS = 2 * 60_000;

/** Queues a step of every replay that has stood still: after a restored backup, or a job that somebody removed. */
export async function queueStalledReplays(now: Date): Promise<number> {
  const stalled = await listStalledReplays(new Date(now.getTime() - STALLED_MS));
  for (const { merchantId, mode: stored, id } of stalled) {
    const mode = MODES.find((known) => known === stored);
    if (mode === undefined) continue;
    await unit((tx) => enqueueStep(tx, { merchantId: assertId("merchant", merchantId), mode }, id));
  }
  return stalled.length;
}
