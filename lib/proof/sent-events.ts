import type { Provider, ProviderContext, ProviderError } from "../providers/contract.ts";
import { ok, type Result } from "../result.ts";

/** One event that the provider says it sent, or would have. */
export interface SentEvent {
  readonly eventId: string;
  readonly at: Date;
}

export interface SentEvents {
  readonly events: readonly SentEvent[];
  /** Everything since this moment is among them. */
  readonly since: Date;
}

const MAX_PAGES = 40;

/** Whether the provider can say what it sent: by its log of deliveries, or by its list of events. */
export function canSaySent({ operations }: Pick<Provider, "operations">): boolean {
  return operations.listDeliveries !== undefined || operations.listEventsSince !== undefined;
}

/**
 * What the provider says it sent since `from`. `after`: an event from before then, for providers that list from an event
 * on. Where its list ends earlier than asked, `since` says how far back it reached.
 */
export async function listSentEvents(
  { operations }: Pick<Provider, "operations">,
  context: ProviderContext,
  { from, after }: { readonly from: Date; readonly after: string | null },
): Promise<Result<SentEvents, ProviderError>> {
  if (operations.listDeliveries !== undefined)
    return fromDeliveries(operations.listDeliveries, context, from);
  if (operations.listEventsSince === undefined) return ok({ events: [], since: context.clock.now() });
  const answer = await operations.listEventsSince(context, after);
  if (!answer.ok) return answer;
  const events = answer.value.events.flatMap(({ eventId, occurredAt }) =>
    occurredAt === null || occurredAt < from ? [] : { eventId, at: occurredAt },
  );
  const isWhole = answer.value.complete && after !== null;
  return ok({ events, since: isWhole ? from : oldestOf(events, context.clock.now()) });
}

async function fromDeliveries(
  list: NonNullable<Provider["operations"]["listDeliveries"]>,
  context: ProviderContext,
  from: Date,
): Promise<Result<SentEvents, ProviderError>> {
  const found = new Map<string, Date>();
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await list(context, cursor === null ? {} : { cursor });
    if (!answer.ok) return answer;
    // A delivery is one try to one endpoint: the event behind it counts once, at its first try.
    for (const { eventId, at } of answer.value.items)
      if (eventId !== null && at !== null) found.set(eventId, at);
    const oldest = answer.value.items.at(-1)?.at ?? null;
    cursor = answer.value.nextCursor;
    if (cursor === null || (oldest !== null && oldest < from))
      return ok({ events: within(found, from), since: from });
  }
  const events = within(found, from);
  return ok({ events, since: oldestOf(events, context.clock.now()) });
}

function within(found: ReadonlyMap<string, Date>, from: Date): SentEvent[] {
  return [...found].flatMap(([eventId, at]) => (at < from ? [] : { eventId, at }));
}

function oldestOf(events: readonly SentEvent[], otherwise: Date): Date {
  return new Date(Math.min(otherwise.getTime(), ...events.map(({ at }) => at.getTime())));
}
