import { z } from "zod";
import { movementApprovalDto } from "../approvals/schema.ts";
import { connectionRefDto } from "../connections/schema.ts";
import { moneyDto, transactionIdInput } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";

const fieldDto = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  secret: z.boolean(),
  required: z.boolean(),
  multiline: z.boolean(),
  placeholder: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  when: z.object({ field: z.string(), is: z.array(z.string()) }).nullable(),
});
export type RecipientField = z.infer<typeof fieldDto>;

/** A way to pay out, with the form that its own fields draw. Limits are decimal strings by currency. */
export const payoutMethodDto = z.object({
  id: z.string(),
  label: z.string(),
  currencies: z.array(z.string()),
  countries: z.array(z.string()),
  min: z.record(z.string(), z.string()),
  max: z.record(z.string(), z.string()),
  fields: z.array(fieldDto),
});
export type PayoutMethodDto = z.infer<typeof payoutMethodDto>;

export const payoutOptionsDto = z.object({
  connections: z.array(
    z.object({
      connection: connectionRefDto,
      methods: z.array(payoutMethodDto),
      /** What the connection holds, as last asked; empty where nobody knows. */
      available: z.array(z.object({ money: moneyDto, asOf: z.string() })),
    }),
  ),
  /** Amounts above need a second person. */
  limits: z.array(moneyDto),
});
export type PayoutOptions = z.infer<typeof payoutOptionsDto>;

/** api: the provider sends it back · payout: to bank details that are asked for · transfer: a person sends it from a wallet. */
export const REFUND_WAYS = ["api", "payout", "transfer"] as const;

export const refundOfferDto = z.object({
  way: z.enum(REFUND_WAYS),
  /** At most this. */
  left: moneyDto,
  /** The provider's or the wallet's address of the payer is needed. */
  needsAddress: z.boolean(),
  network: z.string().nullable(),
  methods: z.array(payoutMethodDto),
  /** More than this needs a second person; null: none does. */
  limit: moneyDto.nullable(),
  /** For one refund: however often its form is sent, it makes one. */
  formKey: z.uuidv4(),
});
export type RefundOffer = z.infer<typeof refundOfferDto>;

export const relatedRefundDto = z.object({
  id: z.string(),
  amount: moneyDto,
  status: z.enum(TRANSACTION_STATUSES),
  reason: z.string().nullable(),
  createdAt: z.string(),
});
export type RelatedRefund = z.infer<typeof relatedRefundDto>;

/** What belongs to a transaction's page beside its own facts: its refunds, its payment, its recipient, what can be done. */
export const movementsDto = z.object({
  offer: refundOfferDto.nullable(),
  /** Why it can't be refunded now, in words; null when it can, or when nobody would ask. */
  refusal: z.string().nullable(),
  refunds: z.array(relatedRefundDto),
  parent: z.object({ id: z.string(), reference: z.string(), amount: moneyDto }).nullable(),
  recipient: z.string().nullable(),
  purpose: z.string().nullable(),
  approval: movementApprovalDto.nullable(),
  can: z.object({
    recordTransfer: z.boolean(),
    callOff: z.boolean(),
    sendAgain: z.boolean(),
    settle: z.boolean(),
  }),
});
export type Movements = z.infer<typeof movementsDto>;

const amount = z.string().trim().min(1, "Enter an amount.").max(40, "That is no amount.");
const purpose = z.string().trim().max(200, "At most 200 characters.");
/** Values of the method's own fields, by name; the method's schema decides whether they will do. */
const recipient = z.record(z.string().max(60), z.string().trim().max(500)).default({});
/** UUID v4: the same key is the same movement, here and at the provider. */
const idempotencyKey = z.uuidv4();

export const refundInput = transactionIdInput.extend({
  amount,
  purpose: purpose.default(""),
  /** Crypto: where the money goes. */
  address: z.string().trim().max(200).default(""),
  /** By bank details: the payout method. */
  method: z.string().max(80).default(""),
  recipient,
  idempotencyKey,
});
export type RefundInput = z.output<typeof refundInput>;

export const payoutInput = z.object({
  connectionId: z.string().min(1, "Choose a connection.").max(40),
  method: z.string().min(1, "Choose a way to pay out.").max(80),
  amount,
  currency: z.string().max(10),
  country: z.string().max(2).default(""),
  purpose: purpose.min(1, "Say what it is for."),
  recipient,
  idempotencyKey,
});
export type PayoutInput = z.output<typeof payoutInput>;

/** A movement that was written down. `held`: it waits for a second person. */
export interface AskedMovement {
  readonly transactionId: string;
  readonly held: boolean;
}

export const recordTransferInput = transactionIdInput.extend({
  txHash: z.string().trim().min(1, "Enter the transaction hash.").max(128, "That is too long for a hash."),
});
const why = z
  .string()
  .trim()
  .min(3, "Say why, for whoever looks at it later.")
  .max(500, "At most 500 characters.");
export const callOffInput = transactionIdInput.extend({ why });
export const settleInput = transactionIdInput.extend({ outcome: z.enum(["succeeded", "failed"]), why });
