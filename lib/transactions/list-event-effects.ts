import type { Scope } from "../auth/scope.ts";
import { toTimelineDto } from "./detail-dto.ts";
import { listEntriesOfEvent } from "./detail-repository.ts";
import type { TimelineEntryDto } from "./schema.ts";

export interface EventEntry extends TimelineEntryDto {
  readonly transactionId: string;
  readonly reference: string;
}

/** What one webhook event came to, on the timelines of all transactions that it spoke of; oldest first. */
export async function listEventEffects(scope: Scope, eventId: string): Promise<EventEntry[]> {
  const found = await listEntriesOfEvent(scope, eventId);
  return found.map(({ entry, reference }) => ({
    ...toTimelineDto(entry),
    transactionId: entry.transactionId,
    reference,
  }));
}
