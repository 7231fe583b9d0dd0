import { z } from "zod";
import { auditFiltersSchema } from "../audit-desk/schema.ts";
import { readZone } from "../time-zone.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { EXPORT_COLUMNS, EXPORT_FORMATS, EXPORT_STATUSES, type ExportColumn } from "./status.ts";

/** The lists of transactions that can be exported. */
export const TRANSACTION_LISTS = ["transactions", "payouts"] as const;
export type TransactionList = (typeof TRANSACTION_LISTS)[number];

/** Everything that can be exported. */
export const EXPORT_LISTS = [...TRANSACTION_LISTS, "audit"] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];

const columnNames = Object.keys(EXPORT_COLUMNS).filter((name): name is ExportColumn =>
  Object.hasOwn(EXPORT_COLUMNS, name),
);

/** The filters as the list's own address has them; the page that was open is no part of them. */
export const exportedFiltersSchema = transactionFiltersSchema.transform(
  ({ after: _after, before: _before, ...filters }) => filters,
);
export type ExportedFilters = z.infer<typeof exportedFiltersSchema>;

/** As {@link exportedFiltersSchema}, of the audit log. */
export const auditExportFiltersSchema = auditFiltersSchema.transform(
  ({ after: _after, before: _before, ...filters }) => filters,
);
export type AuditExportFilters = z.infer<typeof auditExportFiltersSchema>;

const zone = z
  .string()
  .max(60)
  .refine((name) => readZone(name) !== null, "Choose a time zone.");

export const createExportInput = z.object({
  list: z.enum(TRANSACTION_LISTS),
  filters: exportedFiltersSchema,
  columns: z
    .array(z.enum(columnNames))
    .min(1, "Choose at least one column.")
    .max(columnNames.length)
    .refine((names) => new Set(names).size === names.length, "Each column once."),
  format: z.enum(EXPORT_FORMATS),
  /** IANA: what times are written in. */
  zone,
  /** IANA: whose days a range counts. */
  dayZone: zone,
  /** Of the form: sent twice, it starts one export. */
  idempotencyKey: z.string().min(16).max(64),
});
export type CreateExportInput = z.infer<typeof createExportInput>;

/** Customers in full. Asked for through a door of its own, with a permission of its own. */
export const createRevealingExportInput = createExportInput.extend({
  reason: z
    .string()
    .trim()
    .min(1, "Say why customers must be shown in full.")
    .max(300, "At most 300 characters."),
});

/** The audit log has all of its columns, always. */
export const createAuditExportInput = createExportInput
  .pick({ format: true, zone: true, idempotencyKey: true })
  .extend({ filters: auditExportFiltersSchema });
export type CreateAuditExportInput = z.infer<typeof createAuditExportInput>;

export const exportIdInput = z.object({ exportId: z.string().max(40) });

export const exportForecastParams = z
  .record(z.string(), z.unknown())
  .transform(({ dayZone, ...filters }) => ({
    dayZone: zone.optional().catch(undefined).parse(dayZone),
    filters: exportedFiltersSchema.parse(filters),
  }));

export const exportForecastDto = z.object({
  rows: z.number().int(),
  /** There are more than were counted. */
  more: z.boolean(),
});
export type ExportForecast = z.infer<typeof exportForecastDto>;

export const exportDto = z.object({
  id: z.string(),
  list: z.enum(EXPORT_LISTS),
  /** The filters in words, in their order; none for all rows. */
  words: z.array(z.string()),
  columns: z.number().int(),
  format: z.enum(EXPORT_FORMATS),
  zone: z.string(),
  personal: z.boolean(),
  reason: z.string(),
  actor: z.string(),
  status: z.enum(EXPORT_STATUSES),
  /** Null until they have been counted. */
  total: z.number().int().nullable(),
  rows: z.number().int(),
  bytes: z.number().int(),
  problem: z.string(),
  createdAt: z.string(),
  snapshotAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
export type Export = z.infer<typeof exportDto>;

export const exportListDto = z.object({ exports: z.array(exportDto) });
export type ExportListing = z.infer<typeof exportListDto>;
