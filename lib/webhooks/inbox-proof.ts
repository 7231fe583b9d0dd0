import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { isSettled, TRANSACTION_STATUSES } from "../transactions/status.ts";
import { countHealedByPoll, type InboxTally, tallyInbox } from "./proof-repository.ts";
import type { InboxProof } from "./schema.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Where every request of the last 24 h went, and whether the sum comes out. */
export async function getInboxProof(scope: Scope, clock: Clock = systemClock): Promise<InboxProof> {
  const since = new Date(clock.now().getTime() - DAY);
  const settled = TRANSACTION_STATUSES.filter(isSettled);
  const [tally, healedByPoll] = await Promise.all([
    tallyInbox(scope, since),
    countHealedByPoll(scope, since, settled),
  ]);
  return { ...tally, difference: differenceOf(tally), healedByPoll };
}

/** Requests that nothing accounts for: a row in a state that this version does not know. Must be 0. */
function differenceOf(tally: InboxTally): number {
  const { received, applied, duplicate, ignored, rejected, waiting, dead } = tally;
  return received - (applied + duplicate + ignored + rejected + waiting + dead);
}
