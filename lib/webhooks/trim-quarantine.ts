import { trimRejected, trimStrays } from "./repository.ts";

const STRAYS_KEPT = 1000;
const REJECTED_KEPT_PER_CONNECTION = 2000;

/** Cuts the quarantine to its caps, oldest first: a flood of forged requests can't fill the disk. */
export async function trimQuarantine(): Promise<void> {
  await trimStrays(STRAYS_KEPT);
  await trimRejected(REJECTED_KEPT_PER_CONNECTION);
}
