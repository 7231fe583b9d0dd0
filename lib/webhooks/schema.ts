import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { pageParamsSchema } from "../page-params.ts";
import { TIMELINE_VERDICTS } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { EVENT_CHANNELS, EVENT_STATUSES } from "./status.ts";

export const EVENT_TABS = ["inbox", "failed", "quarantine"] as const;

/** What the proof of a request was worth: it held at once, it did not, or a person let the request in afterwards. */
export const EVENT_VERDICTS = ["verified", "quarantined", "accepted"] as const;

/** Tries that an event took: one, more than one, more than five. */
export const EVENT_ATTEMPTS = ["once", "more", "many"] as const;

/** From receipt to outcome, longer than this. */
export const EVENT_LAGS = ["1s", "10s", "1m", "10m"] as const;

/** Back from now. An own range is `from` and `to`. */
export const EVENT_RANGES = ["24h", "7d", "30d", "all"] as const;

const moment = z.iso.datetime({ offset: true }).max(40).optional().catch(undefined);

/**
 * Everything that the inbox can be narrowed by; lives in the URL, and is kept with a replay of a filter. Plain strings
 * only. Unreadable values fall back to "not set".
 */
export const eventFiltersSchema = pageParamsSchema.extend({
  /** `inbox`: everything. `failed`: waiting for a retry, or dead. `quarantine`: no valid proof. */
  tab: z.enum(EVENT_TABS).catch("inbox").default("inbox"),
  range: z.enum(EVENT_RANGES).catch("all").default("all"),
  /** Received at or after, ISO. With either bound `range` counts for nothing. */
  from: moment,
  /** Received before, ISO. */
  to: moment,
  verdict: z.enum(EVENT_VERDICTS).optional().catch(undefined),
  /** Provider ids, comma separated. */
  provider: z.string().max(200).optional().catch(undefined),
  /** Connection ids, comma separated. */
  connection: z.string().max(400).optional().catch(undefined),
  type: z.string().max(100).optional().catch(undefined),
  /** A transaction's id, reference, invoice number or the provider's id for it. */
  transaction: z.string().trim().max(200).optional().catch(undefined),
  outcome: z.enum(EVENT_STATUSES).optional().catch(undefined),
  channel: z.enum(EVENT_CHANNELS).optional().catch(undefined),
  attempts: z.enum(EVENT_ATTEMPTS).optional().catch(undefined),
  lag: z.enum(EVENT_LAGS).optional().catch(undefined),
  /** External event id, our event id, or anything that `transaction` takes. */
  q: z.string().trim().max(200).optional().catch(undefined),
});
export type EventFilters = z.infer<typeof eventFiltersSchema>;

/** The event opened beside the list, in the URL. */
export const chosenEventSchema = z.object({ event: z.string().max(40).optional().catch(undefined) });

export const eventRowDto = z.object({
  id: z.string(),
  connection: connectionRefDto,
  channel: z.enum(EVENT_CHANNELS),
  type: z.string(),
  status: z.enum(EVENT_STATUSES),
  verified: z.boolean(),
  externalEventId: z.string().nullable(),
  reference: z.string().nullable(),
  transactionId: z.string().nullable(),
  attempts: z.number().int(),
  nextAttemptAt: z.string().nullable(),
  outcome: z.string(),
  receivedAt: z.string(),
  processedAt: z.string().nullable(),
  /** From receipt to outcome. */
  lagMs: z.number().int().nullable(),
  /** When a person let in what had been refused. */
  acceptedAt: z.string().nullable(),
});
export type EventRow = z.infer<typeof eventRowDto>;

export const eventPageDto = z.object({
  rows: z.array(eventRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
  /** The filters are rare: this page was looked for as far as this moment only, and goes on beyond it. */
  lookedTo: z.string().nullable(),
});
export type EventPage = z.infer<typeof eventPageDto>;

const countDto = z.object({
  count: z.number().int(),
  /** There are more; counting stopped there. */
  capped: z.boolean(),
});

/** What surrounds the list: rows behind each tab under the same filters, and what the filter chips offer. */
export const inboxSummaryDto = z.object({
  counts: z.record(z.enum(EVENT_TABS), countDto),
  types: z.array(z.string()),
  connections: z.array(connectionRefDto),
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Events that have come in and that no worker has filed although it should have; null: none. */
  unfiled: z.object({ count: z.number().int(), since: z.string() }).nullable(),
});
export type InboxSummary = z.infer<typeof inboxSummaryDto>;

export const attemptDto = z.object({
  id: z.string(),
  number: z.number().int(),
  trigger: z.enum(["auto", "replay"]),
  actor: z.string().nullable(),
  startedAt: z.string(),
  durationMs: z.number().int(),
  outcome: z.enum(EVENT_STATUSES),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
});

/** What one fact of an event came to, as the transaction's timeline has it. */
export const eventEffectDto = z.object({
  entryId: z.string(),
  transactionId: z.string(),
  reference: z.string(),
  verdict: z.enum(TIMELINE_VERDICTS),
  summary: z.string(),
  /** The transaction as the fact found it; as it left it. */
  statusBefore: z.enum(TRANSACTION_STATUSES).nullable(),
  statusAfter: z.enum(TRANSACTION_STATUSES).nullable(),
  at: z.string(),
});
export type EventEffect = z.infer<typeof eventEffectDto>;

export const eventDetailDto = eventRowDto.extend({
  refusal: z.string().nullable(),
  /** Why it failed or was refused, in one sentence. */
  problem: z.string().nullable(),
  scheme: z.string(),
  matchedSecret: z.string(),
  receiveMs: z.number().int(),
  firstEventId: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  /** The bytes as text (UTF-8, broken sequences replaced), cut at 64 kB. */
  body: z.string(),
  /** Personal data in it is hidden from the reader's role. */
  bodyMasked: z.boolean(),
  /** Bytes that came, whatever is kept and shown of them. */
  bodySize: z.number().int(),
  /** Only its beginning was kept. */
  bodyCut: z.boolean(),
  bodyRemovedAt: z.string().nullable(),
  /** SHA-256. */
  bodyHash: z.string(),
  acceptedBy: z.string().nullable(),
  /** Oldest first. */
  effects: z.array(eventEffectDto),
  /** The same notification again, newest first, at most 20. */
  copies: z.array(z.object({ id: z.string(), receivedAt: z.string() })),
  attemptList: z.array(attemptDto),
  /** What pressing Replay now would do. */
  forecast: z.string().nullable(),
  replayable: z.boolean(),
});
export type EventDetail = z.infer<typeof eventDetailDto>;

/** Where every request of the last 24 h went. The difference must be 0. */
export const inboxProofDto = z.object({
  received: z.number().int(),
  applied: z.number().int(),
  duplicate: z.number().int(),
  ignored: z.number().int(),
  rejected: z.number().int(),
  waiting: z.number().int(),
  dead: z.number().int(),
  difference: z.number().int(),
  /** 95th percentile from receipt to outcome, in ms; null without events. */
  lagP95Ms: z.number().nullable(),
  /** States of transactions that something else told before any webhook did. */
  healedByPoll: z.number().int(),
});
export type InboxProof = z.infer<typeof inboxProofDto>;

export const eventIdInput = z.object({ eventId: z.string().max(40) });
