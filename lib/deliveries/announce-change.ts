import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { JobPayload } from "../queue/jobs.ts";
import { isPaid, TRANSACTION_STATUSES } from "../transactions/status.ts";
import { draftEvents, draftPaidEvents, type EventDraft } from "./draft-events.ts";
import { storeEvents } from "./store-events.ts";
import { type EventSubject, findSubjects } from "./subject-repository.ts";

type Announcement = Omit<JobPayload<"announce-change">, "merchantId" | "mode">;

/**
 * Writes down what a change is told as, with one delivery for each endpoint that wants it, in one database transaction:
 * run twice, the second run finds its events there and makes nothing.
 */
export async function announceChange(
  scope: Scope,
  { transactionId, change }: Announcement,
  clock: Clock = systemClock,
): Promise<void> {
  const subject = (await findSubjects(scope, [transactionId])).get(transactionId);
  if (subject === undefined) return;
  const drafts =
    change === null
      ? draftAttached(scope, subject)
      : draftEvents(scope, subject, { ...change, at: new Date(change.at) });
  if (drafts.length === 0) return;
  await storeEvents(scope, drafts, clock);
}

/** A payment that was paid before its link was known. */
function draftAttached(scope: Scope, subject: EventSubject): EventDraft[] {
  const { status, paidAt, id } = subject.transaction;
  const after = TRANSACTION_STATUSES.find((known) => known === status);
  if (after === undefined || !isPaid(after) || paidAt === null) return [];
  return draftPaidEvents(scope, subject, { source: id, before: null, after, at: paidAt });
}
