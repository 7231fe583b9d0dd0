import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { replayDto, replayForecastDto } from "../replays/schema.ts";
import { moneyDto } from "../transactions/schema.ts";
import { APPROVAL_STATUSES } from "./status.ts";

const request = z.object({
  id: z.string(),
  status: z.enum(APPROVAL_STATUSES),
  requestedBy: z.string(),
  requestedAt: z.string(),
  expiresAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string(),
  /** Asked for by the reader: somebody else must decide. */
  own: z.boolean(),
});

export const movementApprovalDto = request.extend({
  kind: z.enum(["refund", "payout"]),
  transactionId: z.string(),
  reference: z.string(),
  amount: moneyDto,
  connection: connectionRefDto,
  methodLabel: z.string(),
  /** Why the money is to leave, in the words of whoever asked. */
  purpose: z.string(),
  /** A name and last digits. The whole recipient is shown only to those who decide. */
  recipientHint: z.string().nullable(),
});
export type MovementApproval = z.infer<typeof movementApprovalDto>;

export const replayApprovalDto = request.extend({
  kind: z.literal("replay"),
  replay: replayDto.pick({ id: true, kind: true, asked: true, total: true, rate: true, reason: true }),
});
export type ReplayApproval = z.infer<typeof replayApprovalDto>;

export const approvalDto = z.discriminatedUnion("kind", [movementApprovalDto, replayApprovalDto]);
export type Approval = z.infer<typeof approvalDto>;

export const approvalListDto = z.object({ approvals: z.array(approvalDto) });
export type ApprovalList = z.infer<typeof approvalListDto>;

/** Sent back with the decision: it holds only for what was seen. */
const contentHash = z.string();

/** Exactly what would be sent or done, for those who decide. */
export const approvalSubjectDto = z.union([
  z.object({
    approval: movementApprovalDto,
    /** Label and value, in the order of the provider's form. */
    recipient: z.array(z.object({ label: z.string(), value: z.string() })),
    contentHash,
  }),
  z.object({
    approval: replayApprovalDto,
    /** As it is by now. */
    forecast: replayForecastDto,
    /** It is not what it was when the replay was asked for: it can't be approved any more. */
    hasChanged: z.boolean(),
    contentHash,
  }),
]);
export type ApprovalSubject = z.infer<typeof approvalSubjectDto>;
export type ReplaySubject = Extract<ApprovalSubject, { readonly approval: ReplayApproval }>;
export type MovementSubject = Exclude<ApprovalSubject, ReplaySubject>;

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
export const limitsDto = z.object({
  limits: z.array(limitDto),
  currencies: z.array(z.string()),
  replays: z.object({
    /** Above so many events a replay needs a second person; null: never. */
    events: z.number().int().nullable(),
    /** Null: nobody set it, the usual number holds. */
    set: z.object({ by: z.string(), at: z.string() }).nullable(),
  }),
});
export type Limits = z.infer<typeof limitsDto>;

export const setLimitInput = z.object({
  currency: z.string().max(10),
  /** Null takes the limit away. */
  amount: z.string().trim().max(30).nullable(),
});
