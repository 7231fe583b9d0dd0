import { z } from "zod";
import { isEventPattern } from "../event-catalogue/status.ts";
import {
  CONCURRENCY,
  DISABLED_REASONS,
  ENDPOINT_STATUSES,
  OVERLAP_HOURS,
  RATE_PER_SECOND,
} from "./status.ts";

export const endpointIdInput = z.object({ endpointId: z.string().max(40) });

const url = z
  .string()
  .trim()
  .min(1, "Write the address that receives the events.")
  .max(2000, "At most 2,000 characters.");
const description = z.string().trim().max(200, "At most 200 characters.");
/** Names of the catalogue, "transaction.*" or "*". */
const events = z
  .array(z.string().max(60))
  .min(1, "Choose at least one event.")
  .max(60, "Choose fewer, or all events.")
  .refine((chosen) => chosen.every(isEventPattern), "One of these is not in the catalogue.")
  .transform((chosen) => (chosen.includes("*") ? ["*"] : [...new Set(chosen)]));
const concurrency = z.coerce
  .number()
  .int("A whole number.")
  .min(CONCURRENCY.least, `At least ${CONCURRENCY.least}.`)
  .max(CONCURRENCY.most, `At most ${CONCURRENCY.most}.`);
const ratePerSecond = z.coerce
  .number()
  .int("A whole number.")
  .min(RATE_PER_SECOND.least, `At least ${RATE_PER_SECOND.least}.`)
  .max(RATE_PER_SECOND.most, `At most ${RATE_PER_SECOND.most}.`);

export const createEndpointInput = z.object({
  url,
  description: description.default(""),
  events,
  concurrency: concurrency.default(CONCURRENCY.usual),
  ratePerSecond: ratePerSecond.default(RATE_PER_SECOND.usual),
});

/** Everything is sent, changed or not. */
export const updateEndpointInput = endpointIdInput.extend({
  url,
  description,
  events,
  concurrency,
  ratePerSecond,
});

export const rotateSecretInput = endpointIdInput.extend({
  overlapHours: z.coerce
    .number()
    .int("A whole number of hours.")
    .min(OVERLAP_HOURS.least, "Not less than 0.")
    .max(OVERLAP_HOURS.most, "At most 7 days.")
    .default(OVERLAP_HOURS.usual),
});

/** The one time that a secret is shown: `whsec_…`. */
export const shownSecretDto = z.object({
  endpointId: z.string(),
  secret: z.string(),
  /** Until when the secret before signs along; null: it ended at once, or there was none. */
  previousUntil: z.string().nullable(),
});
export type ShownSecret = z.infer<typeof shownSecretDto>;

/** Tries of the last 24 hours, of the newest 1,000 deliveries at most. */
export const endpointFiguresDto = z.object({
  tries: z.number().int(),
  /** Answered 2xx in time. */
  succeeded: z.number().int(),
  /** 95th percentile of how long a try took; null without tries. */
  p95Ms: z.number().int().nullable(),
});
export type EndpointFigures = z.infer<typeof endpointFiguresDto>;

export const endpointRowDto = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  status: z.enum(ENDPOINT_STATUSES),
  disabledReason: z.enum(DISABLED_REASONS).nullable(),
  disabledAt: z.string().nullable(),
  /** First failure since the last success; null while all is well. */
  failingSince: z.string().nullable(),
  /** How much of the time to being disabled has passed: 0 to 100. */
  percentToDisable: z.number().int(),
  consecutiveFailures: z.number().int(),
  /** Held back until then, after failures in a row or because the endpoint asked for it. */
  resumeAt: z.string().nullable(),
  lastSuccessAt: z.string().nullable(),
  lastFailureAt: z.string().nullable(),
  /** Deliveries on their way: waiting for their first or next try. Counting stops at 10,000. */
  waiting: z.number().int(),
  /** Deliveries of the last 7 days that were given up. Counting stops at 10,000. */
  failed: z.number().int(),
  last24h: endpointFiguresDto,
  createdAt: z.string(),
});
export type EndpointRow = z.infer<typeof endpointRowDto>;

export const endpointListDto = z.object({
  rows: z.array(endpointRowDto),
  /** As many as a merchant may have in one mode. */
  most: z.number().int(),
});
export type EndpointList = z.infer<typeof endpointListDto>;

export const endpointDetailDto = endpointRowDto.extend({
  mode: z.enum(["test", "live"]),
  concurrency: z.number().int(),
  ratePerSecond: z.number().int(),
  secret: z.object({
    /** Last four characters. */
    hint: z.string(),
    setAt: z.string(),
    previous: z.object({ hint: z.string(), until: z.string() }).nullable(),
  }),
  /** When the delivery that has waited longest was made; null: none waits. */
  oldestWaitingAt: z.string().nullable(),
  createdBy: z.string(),
});
export type EndpointDetail = z.infer<typeof endpointDetailDto>;
