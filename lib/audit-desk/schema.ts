import { z } from "zod";
import { pageParamsSchema } from "../page-params.ts";
import { AUDIT_WINDOWS, CHAIN_FAULTS } from "./status.ts";

export const auditFiltersSchema = pageParamsSchema.extend({
  /** An action ("link.archive"), or the first word of several ("link"). */
  action: z
    .string()
    .regex(/^[a-z_-]{1,40}(\.[a-z_-]{1,40}){0,3}$/)
    .optional()
    .catch(undefined),
  member: z
    .string()
    .regex(/^mem_[0-9A-Z]{26}$/)
    .optional()
    .catch(undefined),
  /** The id of what was acted on. */
  target: z.string().trim().min(1).max(120).optional().catch(undefined),
  window: z.enum(AUDIT_WINDOWS).catch("30d").default("30d"),
});
export type AuditFilters = z.infer<typeof auditFiltersSchema>;

export const auditRowDto = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  memberId: z.string().nullable(),
  action: z.string(),
  targetType: z.string(),
  targetId: z.string(),
  detail: z.array(z.object({ name: z.string(), value: z.string() })),
  address: z.string(),
  requestId: z.string(),
});
export type AuditRow = z.infer<typeof auditRowDto>;

const chainFault = z.object({
  fault: z.enum(CHAIN_FAULTS),
  seq: z.number().int().nullable(),
  entryId: z.string(),
});

export const chainCheckDto = z.object({
  at: z.string(),
  links: z.number().int(),
  /** The last link, to be noted down elsewhere; null: the log is empty. */
  head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
  faults: z.array(chainFault),
});
export type ChainCheckDto = z.infer<typeof chainCheckDto>;
export const storedFaults = z.array(chainFault);

export const auditReportDto = z.object({
  page: z.object({
    rows: z.array(auditRowDto),
    older: z.string().nullable(),
    newer: z.string().nullable(),
  }),
  members: z.array(z.object({ memberId: z.string(), actor: z.string() })),
  /** Null: not checked yet. */
  check: chainCheckDto.nullable(),
});
export type AuditReport = z.infer<typeof auditReportDto>;
