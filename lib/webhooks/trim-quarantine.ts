import { trimRejected, trimStrays } from "./quarantine-repository.ts";

const MEBIBYTE = 1024 * 1024;
const STRAYS_KEPT = 1000;
const REJECTED_KEPT = { rows: 2000, bytes: 64 * MEBIBYTE, allBytes: 512 * MEBIBYTE };

/** Cuts the quarantine to its caps, oldest first: a flood of forged requests can't fill the disk. */
export async function trimQuarantine(): Promise<void> {
  await trimStrays(STRAYS_KEPT);
  await trimRejected(REJECTED_KEPT);
}
