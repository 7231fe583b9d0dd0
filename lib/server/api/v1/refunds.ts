import { z } from "zod";
import { APPROVAL_STATUSES } from "../../../approvals/status.ts";
import type { Scope } from "../../../auth/scope.ts";
import { invalidInput, notFound } from "../../../errors.ts";
import { askRefund } from "../../../movements/ask-refund.ts";
import { getMovements } from "../../../movements/get-movements.ts";
import { refundInput } from "../../../movements/schema.ts";
import { getTransaction } from "../../../transactions/get-transaction.ts";
import { TRANSACTION_STATUSES } from "../../../transactions/status.ts";
import { defineRead, defineWrite } from "../define-api.ts";
import { parseInput } from "../parse-input.ts";
import { amountInput, currencyInput, money, time } from "./shapes.ts";

const tag = "Refunds";

export const refund = z.object({
  id: z.string().describe("txn_…: a refund is a transaction of its own"),
  payment_id: z.string().nullable().describe("The payment that it gives back"),
  amount: money,
  status: z.enum(TRANSACTION_STATUSES),
  reason: z.string().nullable(),
  reference: z.string(),
  external_id: z.string().nullable(),
  connection_id: z.string(),
  method: z.string(),
  purpose: z.string().nullable(),
  waits_for_approval: z
    .boolean()
    .describe("It is above the limit for one person: nothing is sent before a second person has approved it"),
  approval: z
    .object({
      status: z.enum(APPROVAL_STATUSES),
      requested_at: time,
      expires_at: time,
      decided_at: time.nullable(),
    })
    .nullable()
    .describe("Null: it needs none"),
  created_at: time,
  updated_at: time,
});

async function shown(scope: Scope, transactionId: string): Promise<z.input<typeof refund>> {
  const detail = await getTransaction(scope, { transactionId });
  if (detail.kind !== "refund") throw notFound("Refund");
  const { parent, purpose, approval } = await getMovements(scope, { transactionId });
  return {
    id: detail.id,
    payment_id: parent?.id ?? null,
    ...{ amount: detail.amount, status: detail.status, reason: detail.reason },
    reference: detail.reference,
    external_id: detail.externalId,
    connection_id: detail.connection.id,
    method: detail.methodLabel,
    purpose,
    waits_for_approval: approval?.status === "pending",
    approval: approval && {
      status: approval.status,
      requested_at: approval.requestedAt,
      expires_at: approval.expiresAt,
      decided_at: approval.decidedAt,
    },
    ...{ created_at: detail.createdAt, updated_at: detail.updatedAt },
  };
}

export const getRefund = defineRead({
  ...{ path: "/refunds/{id}", permission: "transactions.read", tag },
  summary: "Get a refund",
  query: z.strictObject({}),
  output: refund,
  run: (scope, { params: { id = "" } }) => shown(scope, id),
});

export const createRefund = defineWrite({
  ...{ path: "/transactions/{id}/refunds", permission: "refunds.create", tag, status: 201 },
  summary: "Give a payment back, in part or whole",
  description:
    "Written down and sent by Paydeck's worker; all refunds of a payment together never exceed it. Above the limit for one person it waits for a second one: `waits_for_approval` says so, and whoever made the key can't be that person.",
  body: z.strictObject({
    amount: amountInput,
    currency: currencyInput.describe("The payment's own: a guard against another one's figure"),
    purpose: z.string().max(200).default(""),
    address: z.string().max(200).default("").describe("Crypto: where the money goes"),
    method: z.string().max(80).default("").describe("By bank details: the payout method"),
    recipient: z
      .record(z.string().max(60), z.string().max(500))
      .default({})
      .describe("Values of the payout method's own fields"),
  }),
  output: refund,
  async run(scope, { body: { currency, ...body }, params: { id = "" }, key }) {
    const payment = await getTransaction(scope, { transactionId: id });
    if (payment.amount.currency !== currency)
      throw invalidInput({ currency: `This payment is in ${payment.amount.currency}.` });
    const form = parseInput(refundInput, { ...body, transactionId: id, idempotencyKey: key });
    const { transactionId } = await askRefund(scope, form);
    return shown(scope, transactionId);
  },
});
