import { toUnits } from "#sandbox/server/decimal.ts";
import type { ImportRecord } from "#sandbox/server/provider.ts";
import { minorDigits } from "./currencies.ts";
import type { GatewayState } from "./state.ts";
import { movementStatus, paymentStatus } from "./state.ts";

const unpaid = [
  "pending",
  "requires_action",
  "processing",
  "detected",
  "underpaid",
  "failed",
  "expired",
  "canceled",
];

/** Minor units of a decimal string in major units; all amounts here stay far below 2^53. */
function minorUnits(row: ImportRecord): number {
  return Number(toUnits(row.amount, minorDigits(row.currency)));
}

function importMovement(state: GatewayState, row: ImportRecord, kind: "refund" | "payout"): void {
  const movement = state.movements.put({
    id: row.id,
    kind,
    status: movementStatus.parse(row.status),
    paymentId: row.paymentId ?? null,
    amount: minorUnits(row),
    currency: row.currency.toUpperCase(),
    reference: row.reference ?? null,
    reason: row.description ?? null,
    destination: null,
    metadata: row.metadata ?? null,
    createdAt: row.createdAt,
    updatedAt: row.completedAt ?? row.createdAt,
  });
  const payment = state.payments.get(row.paymentId ?? "");
  if (kind === "refund" && payment && movement.status === "completed") {
    payment.refunded = Math.min(payment.received, payment.refunded + movement.amount);
  }
}

/** History from a seed, without events. Import payments before their refunds. */
export function importRecords(state: GatewayState, records: readonly ImportRecord[]): void {
  for (const row of records) {
    if (row.kind === "refund" || row.kind === "payout") {
      importMovement(state, row, row.kind);
      continue;
    }
    const status = paymentStatus.parse(row.status);
    const amount = minorUnits(row);
    const crypto = row.id.startsWith("inv_");
    state.payments.put({
      id: row.id,
      kind: crypto ? "invoice" : row.id.startsWith("ch_") ? "charge" : "payment",
      status,
      amount,
      received: unpaid.includes(status) ? 0 : amount,
      refunded: status === "refunded" ? amount : 0,
      currency: row.currency.toUpperCase(),
      reference: row.reference ?? null,
      description: row.description ?? null,
      customerId: row.customerId ?? null,
      returnUrl: row.returnUrl ?? null,
      metadata: row.metadata ?? null,
      card: null,
      failureCode: status === "failed" ? "card_declined" : null,
      sending: null,
      asset: crypto ? (row.method ?? null) : null,
      txHash: row.txHash ?? null,
      createdAt: row.createdAt,
      updatedAt: row.completedAt ?? row.createdAt,
      paidAt: unpaid.includes(status) ? null : (row.completedAt ?? row.createdAt),
      expiresAt: row.expiresAt ?? null,
    });
    if (row.expiresAt && status === "pending") {
      state.context.scheduler.at(Date.parse(row.expiresAt), "gateway.expire", row.id);
    }
  }
}
