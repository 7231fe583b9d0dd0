import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { moneyDto } from "../transactions/schema.ts";
import { APPROVAL_STATUSES } from "./status.ts";

export const approvalDto = z.object({
  id: z.string(),
  kind: z.enum(["refund", "payout"]),
  status: z.enum(APPROVAL_STATUSES),
  transactionId: z.string(),
  reference: z.string(),
  amount: moneyDto,
  connection: connectionRefDto,
  methodLabel: z.string(),
  /** Why the money is to leave, in the words of whoever asked. */
  purpose: z.string(),
  /** A name and last digits. The whole recipient is shown only to those who decide. */
  recipientHint: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  expiresAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string(),
  /** Asked for by the reader: somebody else must decide. */
  own: z.boolean(),
});
export type Approval = z.infer<typeof approvalDto>;

export const approvalListDto = z.object({ approvals: z.array(approvalDto) });
export type ApprovalList = z.infer<typeof approvalListDto>;

/** Exactly what would be sent, for those who decide. */
export const approvalSubjectDto = z.object({
  approval: approvalDto,
  /** Label and value, in the order of the provider's form. */
  recipient: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Sent back with the decision: it holds only for what was seen. */
  contentHash: z.string(),
});
export type ApprovalSubject = z.infer<typeof approvalSubjectDto>;

export const approvalIdInput = z.object({ approvalId: z.string().max(40) });

export const decideInput = approvalIdInput
  .extend({
    decision: z.enum(["approve", "reject"]),
    note: z.string().trim().max(500, "At most 500 characters.").default(""),
    contentHash: z.string().length(64),
  })
  .refine((input) => input.decision === "approve" || input.note !== "", {
    path: ["note"],
    error: "Say why, for whoever asked.",
  });
export type DecideInput = z.output<typeof decideInput>;

export const limitDto = z.object({ limit: moneyDto, setBy: z.string(), setAt: z.string() });
export const limitsDto = z.object({ limits: z.array(limitDto), currencies: z.array(z.string()) });
export type Limits = z.infer<typeof limitsDto>;

export const setLimitInput = z.object({
  currency: z.string().max(10),
  /** Null takes the limit away. */
  amount: z.string().trim().max(30).nullable(),
});
