import { z } from "zod";
import { MODES } from "../mode.ts";
import { TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../transactions/status.ts";

/** The version of everything below. A field is only ever added to it; what would break a reader becomes `v2`. */
export const API_VERSION = "v1";

const money = z
  .object({ amount: z.string().describe('Exact decimal, e.g. "2500.00"'), currency: z.string() })
  .describe("An exact amount; never a float");
const time = z.string().describe("ISO 8601, UTC");

const transaction = z
  .object({
    id: z.string().describe("Paydeck's id: txn_…"),
    kind: z.enum(TRANSACTION_KINDS),
    status: z.enum(TRANSACTION_STATUSES).describe("The status that this event tells of"),
    previous_status: z.enum(TRANSACTION_STATUSES).nullable().describe("Null when it has just begun"),
    reason: z.string().nullable().describe("Why, in a few words, where something is wrong"),
    reference: z.string().describe("Your own id for it"),
    external_id: z.string().nullable().describe("The provider's id"),
    provider: z.string(),
    connection_id: z.string(),
    amount: money,
    received: money.nullable().describe("What has come in so far, where the provider counts it"),
    refunded: money.nullable().describe("What has gone back so far"),
    fee: money.nullable(),
    method: z.string(),
    network: z.string().nullable(),
    tx_hash: z.string().nullable(),
    confirmations: z.number().int().nullable(),
    country: z.string().nullable().describe("ISO 3166-1 alpha-2"),
    invoice_number: z.string().nullable(),
    payment_link_id: z.string().nullable(),
    customer_id: z.string().nullable().describe("Paydeck's id: cus_…; names and addresses are never sent"),
    created_at: time,
    paid_at: time.nullable(),
    expires_at: time.nullable(),
  })
  .describe("Its figures are those that were known when the event was written; `status` is what it tells of");

const payment = z
  .object({ id: z.string(), reference: z.string(), external_id: z.string().nullable() })
  .describe("The payment that it gives back");
const link = z.object({
  id: z.string().describe("lnk_…"),
  title: z.string(),
  url: z.string(),
  invoice_number: z.string().nullable(),
});

/** What `data` holds, by the first half of an event's name. */
export const EVENT_DATA = {
  transaction,
  deposit: transaction,
  payout: transaction,
  refund: transaction.extend({ payment: payment.nullable() }),
  payment_link: z.object({ payment_link: link, transaction }),
  invoice: z.object({
    invoice: z.object({
      number: z.string(),
      amount: money.nullable(),
      id: z.string().optional().describe("inv_…, where Paydeck keeps the invoice"),
    }),
    payment_link: link.nullable().describe("null: it was paid otherwise"),
    transaction: transaction.nullable().describe("The last payment of it; null: recorded by hand"),
  }),
  endpoint: z.object({ message: z.string(), endpoint_id: z.string() }),
} as const;

export type EventFamily = keyof typeof EVENT_DATA;
export const EVENT_FAMILIES: readonly EventFamily[] = [
  "transaction",
  "refund",
  "payout",
  "deposit",
  "payment_link",
  "invoice",
  "endpoint",
];

export const EVENT_FAMILY: Readonly<Record<EventFamily, string>> = {
  transaction: "Payments",
  refund: "Refunds",
  payout: "Payouts",
  deposit: "Deposits",
  payment_link: "Payment links",
  invoice: "Invoices",
  endpoint: "This endpoint",
};

/** The envelope around every event's `data`. */
export function envelopeOf<Type extends string, Data extends z.ZodType>(type: Type, data: Data) {
  return z.object({
    id: z.string().describe("msg_…, the same as the webhook-id header and the same at every try"),
    type: z.literal(type),
    api_version: z.literal(API_VERSION),
    timestamp: time.describe("When it happened; ISO 8601, UTC"),
    mode: z.enum(MODES),
    merchant: z.string().describe("mer_…"),
    data,
  });
}
