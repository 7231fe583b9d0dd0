import { z } from "zod";
import { moneyDto, transactionIdInput } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";

/** What two payments share that makes them one thing paid twice. */
export const SHARED = ["invoice", "reference", "link"] as const;
export type Shared = (typeof SHARED)[number];

const paymentDto = z.object({
  id: z.string(),
  reference: z.string(),
  amount: moneyDto,
  connection: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  paidAt: z.string().nullable(),
});
export type PaidOnce = z.infer<typeof paymentDto>;

/** One thing that was paid twice, as both of its payments' pages show it. */
export const doublePaymentDto = z.object({
  id: z.string(),
  first: paymentDto,
  /** The later one: held until somebody decides. */
  second: paymentDto,
  because: z.enum(SHARED),
  sharedWord: z.string(),
  resolution: z.enum(["returned", "kept"]).nullable(),
  resolvedAt: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  why: z.string(),
});
export type DoublePaymentCase = z.infer<typeof doublePaymentDto>;

export const doublePaymentsDto = z.object({ cases: z.array(doublePaymentDto) });
export type DoublePayments = z.infer<typeof doublePaymentsDto>;

export const doublePaymentsParams = transactionIdInput;

export const keepBothInput = z.object({
  caseId: z.string().max(40),
  why: z
    .string()
    .trim()
    .min(3, "Say why, for whoever looks at it later.")
    .max(500, "At most 500 characters."),
});
