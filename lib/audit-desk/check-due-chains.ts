import { assertId } from "../ids.ts";
import { checkChain } from "./check-chain.ts";
import { listUnchecked } from "./repository.ts";

const EVERY_MS = 24 * 60 * 60_000;
const AT_ONCE = 20;

/** Checks the chains that were not checked for a day. */
export async function checkDueChains(now: Date): Promise<number> {
  const due = await listUnchecked(new Date(now.getTime() - EVERY_MS), AT_ONCE);
  for (const merchantId of due) await checkChain({ merchantId: assertId("merchant", merchantId) });
  return due.length;
}
