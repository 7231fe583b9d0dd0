import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { countFoundWithoutWebhook } from "../misses/count-found-without-webhook.ts";
import type { InboxProof } from "../webhooks/schema.ts";
import { tallyInbox } from "./inbox-repository.ts";
import { differenceOf } from "./tally.ts";

const HOUR = 60 * 60 * 1000;

/**
 * Where every request of the last 24 h went, and whether the sum comes out. The counters are kept by the hour: it begins
 * with the whole hour that began a day ago.
 */
export async function getInboxProof(scope: Scope, clock: Clock = systemClock): Promise<InboxProof> {
  const since = new Date(Math.floor(clock.now().getTime() / HOUR) * HOUR - 24 * HOUR);
  const [tally, healedByPoll] = await Promise.all([
    tallyInbox(scope, since),
    countFoundWithoutWebhook(scope, since),
  ]);
  const { rejected, trimmed, waiting, retrying, ...rest } = tally;
  const summed = { rejected: rejected + trimmed, waiting: waiting + retrying };
  return { ...rest, ...summed, difference: differenceOf(tally), healedByPoll };
}
