import { countWaitingApprovals } from "../approvals/count-waiting-approvals.ts";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { countTroubledEvents } from "../webhooks/count-troubled-events.ts";
import { listAttention } from "./list-attention.ts";
import type { ShellState } from "./schema.ts";

/** What the badge and the bell of the frame show. */
export async function getShellState(scope: Scope, dayZone?: string): Promise<ShellState> {
  const [deadWebhooks, waiting, attention] = await Promise.all([
    countTroubledEvents(scope),
    countWaitingApprovals(scope),
    listAttention(scope, systemClock, dayZone),
  ]);
  const waitingApprovals = waiting.refund + waiting.payout + waiting.replay;
  return { deadWebhooks, waitingApprovals, attention };
}
