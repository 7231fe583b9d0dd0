import { z } from "zod";
import type { IdempotencyBook } from "#sandbox/server/idempotency.ts";
import { createIdempotency } from "#sandbox/server/idempotency.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import type { Table } from "#sandbox/server/table.ts";
import { createTable } from "#sandbox/server/table.ts";

const metadata = z.record(z.string(), z.unknown()).nullable();

const transferSchema = z.object({
  txHash: z.string(),
  amount: z.string(),
  confirmed: z.boolean(),
  detectedAt: z.string(),
});

const orderSchema = z.object({
  orderId: z.string(),
  orderReference: z.string(),
  status: z.enum(["pending", "completed", "expired"]),
  /** Decimal string in token units. */
  amount: z.string(),
  currency: z.string(),
  chainId: z.string(),
  protocol: z.string(),
  address: z.string(),
  successUrl: z.string().nullable(),
  cancelUrl: z.string().nullable(),
  metadata,
  paymentLinkId: z.string().nullable(),
  transfers: z.array(transferSchema),
  createdAt: z.string(),
  /** End of the payment window, and of the grace time after it. */
  expiresAt: z.string(),
  graceEndsAt: z.string(),
  completedAt: z.string().nullable(),
  expiredAt: z.string().nullable(),
});
export type Order = z.infer<typeof orderSchema>;
export const orderStatus = orderSchema.shape.status;

const bindingSchema = z.object({
  depositReference: z.string(),
  protocol: z.enum(["evm", "tron"]),
  address: z.string(),
  metadata,
  boundAt: z.string(),
});
export type Binding = z.infer<typeof bindingSchema>;

const depositSchema = z.object({
  depositId: z.string(),
  depositReference: z.string(),
  status: z.enum(["pending", "confirmed", "completed"]),
  amount: z.string(),
  currency: z.string(),
  chainId: z.string(),
  address: z.string(),
  txHash: z.string(),
  blockNumber: z.number(),
  detectedAt: z.string(),
  confirmedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
});
export type Deposit = z.infer<typeof depositSchema>;
export const depositStatus = depositSchema.shape.status;

const linkSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  amount: z.string(),
  currencies: z.array(z.object({ currency: z.string(), chainId: z.string() })),
  inventoryTotal: z.number().nullable(),
  expiresAt: z.string().nullable(),
  metadata,
  status: z.enum(["draft", "published"]),
  archived: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type PaymentLink = z.infer<typeof linkSchema>;

const endpointSchema = z.object({
  id: z.string(),
  endpoint_name: z.string(),
  url: z.string(),
  secret: z.string(),
  subscribed_events: z.array(z.string()),
  is_enabled: z.boolean(),
  description: z.string().nullable(),
  created_at: z.string(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** An address that was unbound, and cools down. */
const releasedSchema = z.object({ address: z.string(), protocol: z.string(), at: z.string() });
export type Released = z.infer<typeof releasedSchema>;

export const tableNames = ["orders", "bindings", "deposits", "links", "endpoints", "released"] as const;

export interface PayInState {
  context: SandboxContext;
  orders: Table<Order>;
  bindings: Table<Binding>;
  deposits: Table<Deposit>;
  links: Table<PaymentLink>;
  endpoints: Table<Endpoint>;
  released: Table<Released>;
  idempotency: IdempotencyBook;
}

export function createState(context: SandboxContext): PayInState {
  const state = {
    context,
    orders: createTable<Order>(orderSchema, (order) => order.orderId),
    bindings: createTable<Binding>(bindingSchema, (row) => `${row.depositReference} ${row.protocol}`),
    deposits: createTable<Deposit>(depositSchema, (deposit) => deposit.depositId),
    links: createTable<PaymentLink>(linkSchema, (link) => link.id),
    endpoints: createTable<Endpoint>(endpointSchema, (endpoint) => endpoint.id),
    released: createTable<Released>(releasedSchema, (row) => row.address),
    idempotency: createIdempotency("payin", context.clock, context.store),
  };
  for (const name of tableNames) {
    context.store.register({ name: `payin.${name}`, dump: state[name].dump, load: state[name].load });
  }
  return state;
}
