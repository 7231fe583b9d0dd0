import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { EVENT_TABS, eventFiltersSchema, eventIdInput } from "../webhooks/schema.ts";
import { EVENT_STATUSES } from "../webhooks/status.ts";
import { MOST_CHOSEN, MOST_EVENTS, REPLAY_KINDS, REPLAY_STATUSES } from "./status.ts";

const eventIds = z
  .union([z.array(z.string().max(40)), z.string().transform((text) => text.split(",").filter(Boolean))])
  .pipe(
    z
      .array(z.string().max(40))
      .min(1, "Choose at least one event.")
      .max(MOST_CHOSEN, `At most ${MOST_CHOSEN} events can be chosen one by one. Use a filter for more.`),
  );

const moment = z.iso.datetime({ offset: true, error: "Enter a date and a time." });

/** Which events are asked for. Flat, so that an address can say it too. */
export const replayAskSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("one"), ids: eventIds }),
  z.object({ kind: z.literal("selection"), ids: eventIds }),
  eventFiltersSchema.omit({ after: true, before: true }).extend({ kind: z.literal("filter") }),
  z
    .object({
      kind: z.literal("window"),
      /** Several are separated by commas; without any, all of them. */
      connection: z.string().max(400).optional(),
      /** Inclusive. */
      from: moment,
      /** Exclusive. */
      to: moment,
    })
    .refine((window) => Date.parse(window.from) < Date.parse(window.to), {
      path: ["to"],
      message: "The end must come after the beginning.",
    }),
]);
export type ReplayAsk = z.infer<typeof replayAskSchema>;

/** What everybody who replays has to say. */
const why = {
  reason: z.string().trim().min(1, "Say why.").max(300, "At most 300 characters."),
  /** Of the form: sent twice, it starts one replay. */
  idempotencyKey: z.string().min(16).max(64),
};

export const startReplayInput = z.object({
  ...why,
  asked: replayAskSchema,
  rate: z
    .int("A whole number from 1 to 100.")
    .min(1, "A whole number from 1 to 100.")
    .max(100, "A whole number from 1 to 100."),
});
export type StartReplayInput = z.infer<typeof startReplayInput>;

export const replayOneInput = eventIdInput.extend(why);
export type ReplayOneInput = z.infer<typeof replayOneInput>;

export const replayIdInput = z.object({ replayId: z.string().max(40) });

export const effectCountDto = z.object({ effect: z.string(), count: z.number().int() });
export type EffectCount = z.infer<typeof effectCountDto>;

export const replayForecastDto = z.object({
  /** Events that fit; counting stops above the most that a replay may have. */
  total: z.number().int(),
  /** There are more than a replay may have. */
  tooMany: z.boolean(),
  /** Events that were read. Fewer than `total`: the counts are an estimate. */
  read: z.number().int(),
  effects: z.array(effectCountDto),
});
export type ReplayForecast = z.infer<typeof replayForecastDto>;

export const replayDto = z.object({
  id: z.string(),
  kind: z.enum(REPLAY_KINDS),
  /** What was asked, in words that stand in for the asked. */
  asked: z.object({
    connections: z.array(connectionRefDto),
    from: z.string().nullable(),
    to: z.string().nullable(),
    tab: z.enum(EVENT_TABS).nullable(),
    outcome: z.enum(EVENT_STATUSES).nullable(),
    /** Filters that need no translation: a type, a search text. */
    words: z.array(z.string()),
  }),
  reason: z.string(),
  actor: z.string(),
  rate: z.number().int(),
  status: z.enum(REPLAY_STATUSES),
  total: z.number().int(),
  done: z.number().int(),
  /** Sent, and not answered for yet. */
  inLine: z.number().int(),
  effects: z.array(effectCountDto),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  cancelledBy: z.string().nullable(),
  /** Why somebody refused to let it begin; empty otherwise. */
  cancelledWhy: z.string(),
});
export type Replay = z.infer<typeof replayDto>;

export const replayListDto = z.object({ replays: z.array(replayDto) });
export type ReplayList = z.infer<typeof replayListDto>;

export const replayDetailDto = replayDto.extend({ forecast: replayForecastDto.nullable() });
export type ReplayDetail = z.infer<typeof replayDetailDto>;

export const replayItemsInput = replayIdInput.extend({
  /** Only those with this effect. */
  effect: z.string().max(60).optional().catch(undefined),
  /** Items after this position. */
  after: z.coerce.number().int().min(0).optional().catch(undefined),
});

export const replayItemDto = z.object({
  position: z.number().int(),
  eventId: z.string(),
  type: z.string(),
  connection: connectionRefDto.nullable(),
  receivedAt: z.string(),
  effect: z.string().nullable(),
});
export type ReplayItem = z.infer<typeof replayItemDto>;

export const replayItemsDto = z.object({
  items: z.array(replayItemDto),
  /** Position to go on after; null on the last page. */
  next: z.number().int().nullable(),
});
export type ReplayItems = z.infer<typeof replayItemsDto>;

/** What the form for a new replay offers. */
export const replayOptionsDto = z.object({
  connections: z.array(connectionRefDto),
  /** Above so many events it waits for a second person; null: never. */
  limit: z.number().int().nullable(),
});

const WHOLE = `A whole number from 0 to ${MOST_EVENTS}.`;
export const replayLimitInput = z.object({
  /** Null: one person is enough for any number. */
  events: z.int(WHOLE).min(0, WHOLE).max(MOST_EVENTS, WHOLE).nullable(),
});
