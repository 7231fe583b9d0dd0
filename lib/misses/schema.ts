import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { pageParamsSchema } from "../page-params.ts";
import { quietSpellDto } from "../quiet/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { FINDERS, MISS_STATES, MISS_WINDOWS } from "./status.ts";

export const missFiltersSchema = pageParamsSchema.extend({
  /** Ids, comma separated. */
  connection: z.string().max(400).optional().catch(undefined),
  by: z.enum(FINDERS).optional().catch(undefined),
  state: z.enum(MISS_STATES).optional().catch(undefined),
  window: z.enum(MISS_WINDOWS).catch("30d").default("30d"),
});
export type MissFilters = z.infer<typeof missFiltersSchema>;

export const missRowDto = z.object({
  id: z.string(),
  connection: connectionRefDto,
  transactionId: z.string(),
  reference: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  /** The provider's own name for the event, or ours for the status. */
  expectedEvent: z.string(),
  foundBy: z.enum(FINDERS),
  foundAt: z.string(),
  happenedAt: z.string().nullable(),
  /** How late we knew; null where the provider does not say when it happened. */
  lagMs: z.number().nullable(),
  /** Null: it contradicts what was known and waits for a person. */
  healedAt: z.string().nullable(),
  state: z.enum(MISS_STATES),
  arrivedAt: z.string().nullable(),
  arrivedEventId: z.string().nullable(),
  /** How late the webhook was. */
  arrivedLagMs: z.number().nullable(),
});
export type MissRow = z.infer<typeof missRowDto>;

export const missPageDto = z.object({
  rows: z.array(missRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type MissPage = z.infer<typeof missPageDto>;

const rateDto = z.object({
  missed: z.int(),
  /** Events that should have come: those that came by any way, and those that only a question to the provider told. */
  expected: z.int(),
  /** Percent with two decimals; null when nothing was expected. */
  percent: z.string().nullable(),
});

export const missRatesDto = z.array(
  z.object({
    connection: connectionRefDto,
    day: rateDto,
    week: rateDto,
    month: rateDto,
    /** How late we knew, over 30 days; null without rows whose time the provider tells. */
    lagP50Ms: z.number().nullable(),
    lagP95Ms: z.number().nullable(),
  }),
);
export type MissRates = z.infer<typeof missRatesDto>;

export const missReportDto = z.object({
  page: missPageDto,
  rates: missRatesDto,
  /** Unusual silences of the same time. */
  spells: z.array(quietSpellDto),
});
export type MissReport = z.infer<typeof missReportDto>;
