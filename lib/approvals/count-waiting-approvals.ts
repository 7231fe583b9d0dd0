import type { Scope } from "../auth/scope.ts";
import { countWaiting } from "./repository.ts";

/** How many refunds, payouts and replays wait for a second person. */
export async function countWaitingApprovals(
  scope: Scope,
): Promise<{ readonly refund: number; readonly payout: number; readonly replay: number }> {
  const rows = await countWaiting(scope);
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { refund: of("refund"), payout: of("payout"), replay: of("replay") };
}
