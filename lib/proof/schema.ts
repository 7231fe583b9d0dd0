import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";

const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

export const proofFiltersSchema = z.object({
  /** One line a day, or one a day and connection. */
  by: z.enum(["day", "connection"]).catch("day").default("day"),
  /** Ids, comma separated. */
  connection: z.string().max(400).optional().catch(undefined),
  /** Days before this one, yyyy-MM-dd. */
  before: day.optional().catch(undefined),
});
export type ProofFilters = z.infer<typeof proofFiltersSchema>;

const count = z.int();

export const sentDayDto = z.object({
  /** Different events that the provider says it sent. */
  sent: count,
  /** Those of them that are in the inbox. */
  arrived: count,
  /** Ids of some that are not. */
  missing: z.array(z.string()),
  /** False: the provider's list did not reach back over the whole day. */
  complete: z.boolean(),
  askedAt: z.string(),
});
export type SentDay = z.infer<typeof sentDayDto>;

/** Where the requests of one day went. */
export const proofRowDto = z.object({
  day: z.string(),
  /** Null: all of them. */
  connection: connectionRefDto.nullable(),
  /** Counted as they came. */
  received: count,
  /** The rest is counted from the rows. */
  applied: count,
  duplicate: count,
  ignored: count,
  rejected: count,
  waiting: count,
  /** Failed, and tried again by itself. */
  retrying: count,
  dead: count,
  /** Refused requests that were removed again: only the newest are kept. */
  trimmed: count,
  /** Must be 0. */
  difference: z.int(),
  isToday: z.boolean(),
  /** When the oldest of its figures was counted from the rows; null: just now. */
  countedAt: z.string().nullable(),
  /** The hours that it is about; `to` is not in them. */
  from: z.string(),
  to: z.string(),
  /** What the provider itself says, where it can be asked and was. */
  sent: sentDayDto.nullable(),
});
export type ProofRow = z.infer<typeof proofRowDto>;

export const proofPageDto = z.object({
  rows: z.array(proofRowDto),
  /** All lines together. */
  total: proofRowDto.pick({ received: true, difference: true }),
  firstDay: z.string(),
  lastDay: z.string(),
  /** `before` of the page of older days; null: nothing is older. */
  older: z.string().nullable(),
  /** `before` of the page of newer days, "" for the newest page; null: this is it. */
  newer: z.string().nullable(),
  connections: z.array(connectionRefDto),
  /** Connections whose provider can say what it sent, with what it said of these days, the newest first. */
  askable: z.array(
    z.object({ connection: connectionRefDto, days: z.array(sentDayDto.extend({ day: z.string() })) }),
  ),
});
export type ProofPage = z.infer<typeof proofPageDto>;

export const askSentInput = z.object({ connectionId: z.string().max(40) });
