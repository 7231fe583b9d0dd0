import { z } from "zod";
import { pageParamsSchema } from "../paging.ts";

/** How a call ended: answered as wanted, refused by the provider (4xx), or failed (5xx, or no answer). */
export const CALL_OUTCOMES = ["answered", "refused", "failed"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const CALL_STATUSES = ["2xx", "3xx", "4xx", "5xx", "none"] as const;
export const CALL_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export const callRowDto = z.object({
  id: z.string(),
  /** Which operation of the contract it belongs to: "createPayment". */
  operation: z.string(),
  /** 1 for the first try of the same logical request. */
  attempt: z.number().int(),
  method: z.string(),
  path: z.string(),
  /** Null: no answer came. */
  status: z.number().nullable(),
  errorCode: z.string().nullable(),
  durationMs: z.number(),
  correlationId: z.string(),
  transactionId: z.string().nullable(),
  at: z.string(),
});
export type CallRow = z.infer<typeof callRowDto>;

/** One call with what was sent and answered; secrets were taken out before it was stored. */
export const callDto = callRowDto.extend({
  /** The provider's own id of the request, for its support desk. */
  providerRequestId: z.string().nullable(),
  request: z.string().nullable(),
  response: z.string().nullable(),
});
export type CallDto = z.infer<typeof callDto>;

export const callFiltersSchema = pageParamsSchema.extend({
  outcome: z.enum(CALL_OUTCOMES).optional().catch(undefined),
  status: z.enum(CALL_STATUSES).optional().catch(undefined),
  method: z.enum(CALL_METHODS).optional().catch(undefined),
  operation: z.string().max(40).optional().catch(undefined),
  /** A part of the path, or a whole correlation id, ours or the provider's. */
  q: z.string().trim().max(200).optional().catch(undefined),
});
export type CallFilters = z.infer<typeof callFiltersSchema>;

export const callPageDto = z.object({
  rows: z.array(callRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
  /** Operations that were called of late, to choose from. */
  operations: z.array(z.string()),
});
export type CallPage = z.infer<typeof callPageDto>;

/** The call opened over the list, in the URL. */
export const chosenCallSchema = z.object({ call: z.string().max(40).optional().catch(undefined) });
