import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";

export const requestIdInput = z.object({ eventId: z.string().max(40) });

const secret = z.string().trim().min(1, "Enter the secret.").max(500, "At most 500 characters.");

export const examineInput = requestIdInput.extend({ secret });

export const acceptInput = requestIdInput.extend({
  /** Left out: what the connection has stored. */
  secret: secret.optional(),
  /** Every quarantined request of the connection that fits, not only this one. */
  all: z.boolean(),
});

export const storeSecretInput = requestIdInput.extend({ secret });

/** What a person can do about it. */
export const ADVICE = ["accept", "connection", "other_connection", "enter_secret", "none"] as const;

export const diagnosisDto = z.object({
  /** What would have matched, in one sentence; then what it means and what to do. */
  headline: z.string(),
  detail: z.string(),
  advice: z.enum(ADVICE),
  connection: connectionRefDto,
  /** The connection that it belongs to instead. */
  otherConnection: connectionRefDto.nullable(),
  /** When it was signed, by its own words. */
  signedAt: z.string().nullable(),
  /** "7 min 12 s before it came"; null without a time. */
  skew: z.string().nullable(),
  /** What was tried, for people who want to know how sure this is. */
  tried: z.array(z.string()),
  /** How the provider calls the secret; null where none can be entered. */
  secretLabel: z.string().nullable(),
  /** It can be let in with the secret that this was examined with. */
  fits: z.boolean(),
  /** Of the connection's quarantined requests: how many would hold with the same secret, of how many. Null: not counted. */
  others: z.object({ fitting: z.number().int(), total: z.number().int(), capped: z.boolean() }).nullable(),
});
export type Diagnosis = z.infer<typeof diagnosisDto>;

export const acceptedDto = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  left: z.number().int(),
});
export type Accepted = z.infer<typeof acceptedDto>;
