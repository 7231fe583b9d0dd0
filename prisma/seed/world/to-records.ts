import { z } from "zod";
import type { ImportRecord } from "#sandbox/server/provider.ts";
import type { ProviderId } from "../plan/plan.ts";

const charge = z.object({
  reference: z.string(),
  sessionId: z.string(),
  methodCode: z.string(),
  amount: z.string(),
  currency: z.string(),
  country: z.string(),
  description: z.string(),
  customerId: z.string(),
  notificationUrl: z.string().nullable(),
  returnUrl: z.string().nullable(),
  status: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().nullable(),
});
const order = z.object({
  orderId: z.string(),
  orderReference: z.string(),
  status: z.string(),
  amount: z.string(),
  currency: z.string(),
  chainId: z.string(),
  successUrl: z.string().nullable(),
  transfers: z.array(z.object({ txHash: z.string() })),
  createdAt: z.string(),
  expiresAt: z.string(),
  completedAt: z.string().nullable(),
  expiredAt: z.string().nullable(),
});
const deposit = z.object({
  depositId: z.string(),
  depositReference: z.string(),
  status: z.string(),
  amount: z.string(),
  currency: z.string(),
  chainId: z.string(),
  txHash: z.string(),
  detectedAt: z.string(),
  completedAt: z.string().nullable(),
  address: z.string(),
});
const invoice = z.object({
  id: z.string(),
  status: z.string(),
  amountMillis: z.number().int(),
  description: z.string().nullable(),
  customerId: z.string().nullable(),
  returnUrl: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.number(),
  expiresAt: z.number(),
  paidAt: z.number().nullable(),
  payments: z.array(z.object({ txHash: z.string(), network: z.string() })),
});
const payment = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  reference: z.string().nullable(),
  description: z.string().nullable(),
  customerId: z.string().nullable(),
  returnUrl: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  paidAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
const movement = z.object({
  id: z.string(),
  kind: z.enum(["refund", "payout", "dispute"]),
  status: z.string(),
  paymentId: z.string().nullable(),
  amount: z.number().int(),
  currency: z.string(),
  reference: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

type Tables = Readonly<Record<string, unknown>>;

/** The providers' tables as the running sandbox imports them, so that both say the same. */
export function toRecords(tables: Tables): Readonly<Record<ProviderId, readonly ImportRecord[]>> {
  const rows = <T>(name: string, schema: z.ZodType<T>): T[] => z.array(schema).parse(tables[name] ?? []);
  const movements = rows("gateway.movements", movement);
  return {
    "88pay": rows("88pay.records", charge).map(fromCharge),
    payin: [
      ...rows("payin.orders", order).map(fromOrder),
      ...rows("payin.deposits", deposit).map(fromDeposit),
    ],
    pepay: rows("pepay.invoices", invoice).map(fromInvoice),
    gateway: [...rows("gateway.payments", payment).map(fromPayment), ...movements.flatMap(fromMovement)],
  };
}

function fromCharge(row: z.infer<typeof charge>): ImportRecord {
  const { reference, methodCode, updatedAt, status, ...rest } = row;
  const isOpen = status === "PENDING";
  return {
    ...rest,
    id: reference,
    kind: "payment",
    status,
    method: methodCode,
    completedAt: updatedAt,
    expiresAt: isOpen ? row.expiresAt : null,
  };
}

/** An order whose money is on its way gets no expiry: it stays as it is for whoever looks at the demo. */
function fromOrder(row: z.infer<typeof order>): ImportRecord {
  const seen = row.transfers.at(-1)?.txHash ?? null;
  const isOpen = row.status === "pending" && seen === null;
  return {
    id: row.orderId,
    reference: row.orderReference,
    kind: "payment",
    status: row.status,
    amount: row.amount,
    currency: row.currency,
    chainId: row.chainId,
    txHash: seen,
    returnUrl: row.successUrl,
    createdAt: row.createdAt,
    completedAt: row.completedAt ?? row.expiredAt,
    expiresAt: isOpen ? row.expiresAt : null,
  };
}

function fromDeposit({
  depositId,
  depositReference,
  detectedAt,
  ...rest
}: z.infer<typeof deposit>): ImportRecord {
  return { ...rest, id: depositId, reference: depositReference, kind: "deposit", createdAt: detectedAt };
}

function fromInvoice(row: z.infer<typeof invoice>): ImportRecord {
  const isOpen = row.status === "unpaid";
  return {
    id: row.id,
    kind: "payment",
    status: row.status,
    amount: fromUnits(row.amountMillis, 3),
    currency: "USD",
    method: row.payments.at(-1)?.network ?? null,
    txHash: row.payments.at(-1)?.txHash ?? null,
    description: row.description,
    customerId: row.customerId,
    returnUrl: row.returnUrl,
    metadata: row.metadata,
    createdAt: new Date(row.createdAt).toISOString(),
    completedAt: row.paidAt === null ? null : new Date(row.paidAt).toISOString(),
    expiresAt: isOpen ? new Date(row.expiresAt).toISOString() : null,
  };
}

function fromPayment(row: z.infer<typeof payment>): ImportRecord {
  return {
    ...row,
    kind: "payment",
    amount: fromUnits(row.amount, 2),
    completedAt: row.paidAt ?? row.updatedAt,
    expiresAt: row.status === "pending" ? row.expiresAt : null,
  };
}

/** A dispute can't be imported; a lost one took its money back, as a refund does. */
function fromMovement(row: z.infer<typeof movement>): ImportRecord[] {
  const { kind, updatedAt, ...rest } = row;
  const record = { ...rest, amount: fromUnits(row.amount, 2), completedAt: updatedAt };
  if (kind !== "dispute") return [{ ...record, kind }];
  return row.status === "lost" ? [{ ...record, kind: "refund", status: "completed" }] : [];
}

function fromUnits(units: number, digits: number): string {
  const text = String(units).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
