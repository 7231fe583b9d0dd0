import { z } from "zod";
import { EVENT_TYPES } from "../event-catalogue/status.ts";
import { pageParamsSchema } from "../page-params.ts";
import { DELIVERY_STATUSES, DELIVERY_TAB_IDS, DELIVERY_TRIGGERS } from "./status.ts";

/** How far back the log is looked at, by when a delivery was made. */
export const DELIVERY_RANGES = ["1h", "24h", "7d", "30d", "all"] as const;

/** Everything the log can be narrowed by; lives in the URL. Unreadable values fall back to "not set". */
export const deliveryFiltersSchema = pageParamsSchema.extend({
  tab: z.enum(DELIVERY_TAB_IDS).catch("all").default("all"),
  endpoint: z.string().max(40).optional().catch(undefined),
  type: z.string().max(60).optional().catch(undefined),
  range: z.enum(DELIVERY_RANGES).catch("all").default("all"),
  /** Our event id (webhook-id), delivery id or transaction id. */
  q: z.string().trim().max(200).optional().catch(undefined),
});
export type DeliveryFilters = z.infer<typeof deliveryFiltersSchema>;

/** The delivery opened beside the log, in the URL. */
export const chosenDeliverySchema = z.object({ delivery: z.string().max(40).optional().catch(undefined) });

export const endpointRefDto = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  deleted: z.boolean(),
});
export type EndpointRef = z.infer<typeof endpointRefDto>;

export const deliveryRowDto = z.object({
  id: z.string(),
  /** The `webhook-id`. */
  eventId: z.string(),
  type: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  trigger: z.enum(DELIVERY_TRIGGERS),
  actor: z.string().nullable(),
  endpoint: endpointRefDto,
  transactionId: z.string().nullable(),
  attempts: z.number().int(),
  /** A request is under way at this moment. */
  sending: z.boolean(),
  nextAttemptAt: z.string().nullable(),
  /** Of the last try. */
  responseStatus: z.number().int().nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  createdAt: z.string(),
  lastAttemptAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
});
export type DeliveryRow = z.infer<typeof deliveryRowDto>;

export const deliveryPageDto = z.object({
  rows: z.array(deliveryRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type DeliveryPage = z.infer<typeof deliveryPageDto>;

const countDto = z.object({
  count: z.number().int(),
  /** There are more; counting stopped there. */
  capped: z.boolean(),
});

/** What surrounds the log: rows behind each tab under the same filters. */
export const deliverySummaryDto = z.object({ counts: z.record(z.enum(DELIVERY_TAB_IDS), countDto) });
export type DeliverySummary = z.infer<typeof deliverySummaryDto>;

export const deliveryAttemptDto = z.object({
  id: z.string(),
  number: z.number().int(),
  trigger: z.enum(DELIVERY_TRIGGERS),
  url: z.string(),
  startedAt: z.string(),
  durationMs: z.number().int(),
  requestHeaders: z.record(z.string(), z.string()),
  /** Null: no answer came. */
  responseStatus: z.number().int().nullable(),
  /** The first 2 kB. */
  responseBody: z.string(),
  /** Null: it was delivered. */
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
});
export type DeliveryAttemptDto = z.infer<typeof deliveryAttemptDto>;

export const deliveryDetailDto = deliveryRowDto.extend({
  /** The exact text that is signed and sent. */
  body: z.string(),
  occurredAt: z.string(),
  /** Written afterwards, from the timeline. */
  rebuilt: z.boolean(),
  /** Newest first. */
  attemptList: z.array(deliveryAttemptDto),
  redeliverable: z.boolean(),
  /** Why it can't be redelivered now, in one sentence. */
  redeliveryRefusal: z.string().nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailDto>;

/** Without a type it is `endpoint.test`. Others have made-up data and exist in test mode only. */
export const testEventInput = z.object({
  endpointId: z.string().max(40),
  type: z.enum(EVENT_TYPES, "The catalogue has no such event.").default("endpoint.test"),
});
export type TestEventInput = z.infer<typeof testEventInput>;

export const deliveryIdInput = z.object({ deliveryId: z.string().max(40) });

/** A window of an endpoint's past. ISO times; `until` is now when absent. */
export const deliveryWindowInput = z
  .object({
    endpointId: z.string().max(40),
    since: z.iso.datetime({ offset: true, error: "Choose when the window begins." }),
    until: z.iso.datetime({ offset: true, error: "Choose when the window ends." }).optional(),
  })
  .refine(({ since, until }) => until === undefined || Date.parse(since) < Date.parse(until), {
    path: ["until"],
    error: "The window ends before it begins.",
  });
export type DeliveryWindow = z.infer<typeof deliveryWindowInput>;

/** What recovering or replaying the window would send, counted before anything is done. */
export const windowForecastDto = z.object({
  /** Deliveries of the window that were given up: what "recover" sends again. */
  failed: z.number().int(),
  /** Events of the window that this endpoint wants and never got: what "replay" creates. */
  missing: z.number().int(),
  /** Of these, events that were never written down and are rebuilt from the timeline. */
  rebuilt: z.number().int(),
  /** One of the counts stopped at 100,000; there are more. */
  capped: z.boolean(),
  /** The earliest moment a window may reach back to: what is older is no longer kept. */
  earliest: z.string(),
});
export type WindowForecast = z.infer<typeof windowForecastDto>;

/** A job was queued; the log shows its deliveries as they are made. */
export const windowQueuedDto = z.object({ count: z.number().int() });
export type WindowQueued = z.infer<typeof windowQueuedDto>;
