import { z } from "zod";
import { moneyDto, transactionIdInput } from "../transactions/schema.ts";
import { TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../transactions/status.ts";

/** How long a case link can live, in hours, with its words. */
export const LIFETIMES = [
  { hours: 1, label: "1 hour" },
  { hours: 24, label: "24 hours" },
  { hours: 168, label: "7 days" },
] as const;

export const createCaseLinkInput = transactionIdInput.extend({
  hours: z
    .int()
    .refine((hours) => LIFETIMES.some((one) => one.hours === hours), "Choose 1 hour, 24 hours or 7 days."),
});

export const caseLinkIdInput = z.object({ caseLinkId: z.string().max(40) });

/** Without its secret: that was shown once, to whoever made it. */
export const caseLinkDto = z.object({
  id: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type CaseLinkRow = z.infer<typeof caseLinkDto>;

/** Those that still open, newest first. */
export const caseLinksDto = z.object({ links: z.array(caseLinkDto) });
export type CaseLinks = z.infer<typeof caseLinksDto>;

export const caseLinksParams = transactionIdInput;

/** What the holder of a case link sees: nothing that names a person, no raw record, no note, no reason in free words. */
export const caseDto = z.object({
  merchant: z.string(),
  /** IANA zone and city that its times are told in. */
  zone: z.string(),
  city: z.string(),
  isTest: z.boolean(),
  kind: z.enum(TRANSACTION_KINDS),
  status: z.enum(TRANSACTION_STATUSES),
  meaning: z.string(),
  amount: moneyDto,
  received: moneyDto.nullable(),
  method: z.string(),
  reference: z.string(),
  customer: z.string().nullable(),
  createdAt: z.string(),
  paidAt: z.string().nullable(),
  steps: z.array(z.object({ at: z.string(), status: z.enum(TRANSACTION_STATUSES), by: z.string() })),
  expiresAt: z.string(),
});
export type Case = z.infer<typeof caseDto>;
