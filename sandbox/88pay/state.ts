import { z } from "zod";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import type { Table } from "#sandbox/server/table.ts";
import { createTable } from "#sandbox/server/table.ts";

const recordSchema = z.object({
  reference: z.string(),
  sessionId: z.string(),
  flow: z.enum(["PAYIN", "PAYOUT"]),
  methodCode: z.string(),
  /** Of USDT. */
  network: z.enum(["TRC20", "ERC20"]).nullable().default(null),
  /** Decimal string in major units. */
  amount: z.string(),
  currency: z.string(),
  country: z.string(),
  description: z.string(),
  customerId: z.string(),
  merchantReference: z.string().nullable(),
  notificationUrl: z.string().nullable(),
  returnUrl: z.string().nullable(),
  status: z.enum(["PENDING", "COMPLETED", "REJECTED"]),
  /** What was really sent, when it is on its way or differs from `amount`. */
  sentAmount: z.string().nullable(),
  onItsWay: z.boolean(),
  rejectedFor: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().nullable(),
});
export type PayRecord = z.infer<typeof recordSchema>;

export const statusWord = recordSchema.shape.status;

export interface EightyEightState {
  context: SandboxContext;
  records: Table<PayRecord>;
}

export function createState(context: SandboxContext): EightyEightState {
  const records = createTable<PayRecord>(recordSchema, (record) => record.reference);
  context.store.register({ name: "88pay.records", dump: records.dump, load: records.load });
  return { context, records };
}
