import { z } from "zod";
import { err, ok } from "../../result.ts";
import type { ProviderContext, ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import type { ProviderEvent } from "../event-contract.ts";
import { looseTime } from "../provider-time.ts";
import { call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { environmentOf } from "./environment.ts";
import { unwrapList } from "./shapes.ts";

type Operations = ProviderOperations<Credentials>;

const EVENTS = "/api/v1/events";
const PAGE = 100;
const MAX_PAGES = 25;

export const eventSchema = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  created: looseTime,
});

/** The kinds of events that say something about money; shop orders and pings are left at Pepay. */
export const EVENT_TYPES = "invoice.*,invoice_payment.*";

/** The list sits in `data.data`: once in the envelope, once in the list object. */
const listSchema = z.preprocess(
  unwrapList,
  z.object({ data: z.array(z.unknown()), has_more: z.boolean().default(false) }),
);

/**
 * Pages run from the newest event back to `since`, so that events which arrive while we read shift nothing. Only the
 * first page where `since` is unknown to us.
 */
export const listEventsSince: NonNullable<Operations["listEventsSince"]> = async (context, since) => {
  const newest: ProviderEvent[] = [];
  let after: string | undefined;
  for (let page = 0; page < (since === null ? 1 : MAX_PAGES); page += 1) {
    const answer = await listPage(context, after);
    if (!answer.ok) return answer;
    const events = answer.value.data.flatMap((event) => toProviderEvent(event) ?? []);
    const end = events.findIndex((event) => event.eventId === since || isBefore(event, since));
    newest.push(...(end < 0 ? events : events.slice(0, end)));
    if (end >= 0) return ok({ events: newest.reverse(), complete: events[end]?.eventId === since });
    after = events.at(-1)?.eventId;
    if (!answer.value.has_more || after === undefined) break;
  }
  return ok({ events: newest.reverse(), complete: since === null });
};

export const getEvent: NonNullable<Operations["getEvent"]> = async (context, eventId) => {
  const answer = await call(context, {
    operation: "getEvent",
    method: "GET",
    path: `${EVENTS}/${encodeURIComponent(eventId)}`,
    schema: z.preprocess(unwrapData, z.unknown()),
  });
  if (!answer.ok) return answer;
  const event = toProviderEvent(answer.value);
  return event ? ok(event) : err(NO_EVENT);
};

function listPage(context: ProviderContext<Credentials>, after: string | undefined) {
  const query = {
    limit: String(PAGE),
    type: EVENT_TYPES,
    environment: environmentOf(context.mode),
    starting_after: after,
  };
  return call(context, {
    operation: "listEventsSince",
    method: "GET",
    path: EVENTS,
    query,
    schema: listSchema,
  });
}

/** An entry of the list, or a frame of the stream, with its envelope as the webhook would carry it. */
export function toProviderEvent(value: unknown): ProviderEvent | undefined {
  const read = eventSchema.safeParse(value);
  if (!read.success) return undefined;
  const body = new TextEncoder().encode(JSON.stringify(value));
  return { eventId: read.data.id, type: read.data.type, body, occurredAt: read.data.created ?? null };
}

/** Ids are `evt_{ms}-{n}`: an event made before `since` means that `since` itself is gone from the list. */
function isBefore(event: ProviderEvent, since: string | null): boolean {
  const [at, bound] = [madeAt(event.eventId), since === null ? undefined : madeAt(since)];
  return at !== undefined && bound !== undefined && at < bound;
}

function madeAt(eventId: string): number | undefined {
  const ms = /^evt_(\d{12,14})-\d+$/.exec(eventId)?.[1];
  return ms === undefined ? undefined : Number(ms);
}

const NO_EVENT = {
  code: "unexpected_response",
  message: "Pepay's answer holds no event.",
  effect: "not_applied",
} as const;
