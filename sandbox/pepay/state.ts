import { z } from "zod";
import type { IdempotencyBook } from "#sandbox/server/idempotency.ts";
import { createIdempotency } from "#sandbox/server/idempotency.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import type { Table } from "#sandbox/server/table.ts";
import { createTable } from "#sandbox/server/table.ts";

const paymentSchema = z.object({
  id: z.string(),
  status: z.enum(["pending", "underpaid", "confirmed", "manual_retry"]),
  settlementStatus: z.enum(["pending", "processing", "manual", "failed", "settled"]),
  /** Thousandths of a US dollar. */
  millis: z.number().int(),
  tokenId: z.number(),
  network: z.string(),
  txHash: z.string(),
  payerAddress: z.string(),
  createdAt: z.number(),
});
export type InvoicePayment = z.infer<typeof paymentSchema>;

const invoiceSchema = z.object({
  id: z.string(),
  status: z.enum(["unpaid", "underpaid", "paid", "expired", "canceled"]),
  /** Thousandths of a US dollar. */
  amountMillis: z.number().int(),
  paidMillis: z.number().int(),
  description: z.string().nullable(),
  title: z.string().nullable(),
  footer: z.string().nullable(),
  customerId: z.string().nullable(),
  customerEmail: z.string().nullable(),
  returnUrl: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  sessionToken: z.string(),
  signature: z.string(),
  lockedTokenId: z.number().nullable(),
  /** Unix milliseconds. */
  createdAt: z.number(),
  expiresAt: z.number(),
  paidAt: z.number().nullable(),
  payments: z.array(paymentSchema),
});
export type Invoice = z.infer<typeof invoiceSchema>;
export const invoiceStatus = invoiceSchema.shape.status;

const eventSchema = z
  .object({
    id: z.string(),
    object: z.literal("event"),
    api_version: z.string(),
    created: z.number(),
    type: z.string(),
    livemode: z.boolean(),
    pending_webhooks: z.number(),
    request: z.object({ id: z.string(), idempotency_key: z.string().nullable() }),
    data: z.object({
      object: z.record(z.string(), z.unknown()),
      previous_attributes: z.record(z.string(), z.unknown()),
    }),
  })
  .strict();
export type PepayEvent = z.infer<typeof eventSchema>;

export interface PepayState {
  context: SandboxContext;
  invoices: Table<Invoice>;
  events: Table<PepayEvent>;
  idempotency: IdempotencyBook;
  /** Told of each event as it is recorded. */
  listeners: Set<(event: PepayEvent) => void>;
}

export function createState(context: SandboxContext): PepayState {
  const state = {
    context,
    invoices: createTable<Invoice>(invoiceSchema, (invoice) => invoice.id),
    events: createTable<PepayEvent>(eventSchema, (event) => event.id),
    idempotency: createIdempotency("pepay", context.clock, context.store),
    listeners: new Set<(event: PepayEvent) => void>(),
  };
  context.store.register({ name: "pepay.invoices", dump: state.invoices.dump, load: state.invoices.load });
  context.store.register({ name: "pepay.events", dump: state.events.dump, load: state.events.load });
  return state;
}
