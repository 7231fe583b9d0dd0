import { z } from "zod";
import type { IdempotencyBook } from "#sandbox/server/idempotency.ts";
import { createIdempotency } from "#sandbox/server/idempotency.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import type { Table } from "#sandbox/server/table.ts";
import { createTable } from "#sandbox/server/table.ts";

const metadata = z.record(z.string(), z.unknown()).nullable();
const paymentStatuses = [
  "pending",
  "requires_action",
  "processing",
  "detected",
  "underpaid",
  "succeeded",
  "completed",
  "settled",
  "failed",
  "expired",
  "canceled",
  "refunded",
  "partially_refunded",
  "disputed",
] as const;

const paymentSchema = z.object({
  id: z.string(),
  kind: z.enum(["payment", "charge", "invoice"]),
  status: z.enum(paymentStatuses),
  /** Minor units. */
  amount: z.number().int(),
  received: z.number().int(),
  refunded: z.number().int(),
  currency: z.string(),
  reference: z.string().nullable(),
  description: z.string().nullable(),
  customerId: z.string().nullable(),
  returnUrl: z.string().nullable(),
  metadata,
  card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
  failureCode: z.string().nullable(),
  /** Crypto only: money on its way, and what the buyer picked. */
  sending: z.number().int().nullable(),
  asset: z.string().nullable(),
  txHash: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  paidAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
export type Payment = z.infer<typeof paymentSchema>;
export const paymentStatus = paymentSchema.shape.status;

const movementSchema = z.object({
  id: z.string(),
  kind: z.enum(["refund", "payout", "dispute"]),
  status: z.enum(["pending", "completed", "failed", "initiated", "paid", "opened", "won", "lost"]),
  paymentId: z.string().nullable(),
  amount: z.number().int(),
  currency: z.string(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  destination: z.string().nullable(),
  metadata,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Movement = z.infer<typeof movementSchema>;
export const movementStatus = movementSchema.shape.status;

export interface GatewayState {
  context: SandboxContext;
  payments: Table<Payment>;
  movements: Table<Movement>;
  idempotency: IdempotencyBook;
}

export function createState(context: SandboxContext): GatewayState {
  const payments = createTable<Payment>(paymentSchema, (payment) => payment.id);
  const movements = createTable<Movement>(movementSchema, (movement) => movement.id);
  context.store.register({ name: "gateway.payments", dump: payments.dump, load: payments.load });
  context.store.register({ name: "gateway.movements", dump: movements.dump, load: movements.load });
  return {
    context,
    payments,
    movements,
    idempotency: createIdempotency("gateway", context.clock, context.store),
  };
}
