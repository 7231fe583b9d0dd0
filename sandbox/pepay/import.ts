import { toUnits } from "#sandbox/server/decimal.ts";
import { fakeAddress, hexId, transactionHash } from "#sandbox/server/ids.ts";
import type { ImportRecord } from "#sandbox/server/provider.ts";
import { newSession } from "./create-invoice.ts";
import type { Invoice, InvoicePayment, PepayState } from "./state.ts";
import { invoiceStatus } from "./state.ts";
import { payTokens } from "./tokens.ts";

const halfDayMs = 43_200_000;

function pastPayment(row: ImportRecord, millis: number, full: boolean, at: number): InvoicePayment {
  const token = payTokens.find((one) => row.method?.includes(one.network)) ?? payTokens[0];
  const protocol = token?.protocol ?? "evm";
  return {
    id: hexId("pay_", 10),
    status: full ? "confirmed" : "underpaid",
    settlementStatus: full ? "settled" : "pending",
    millis,
    tokenId: token?.id ?? 1,
    network: token?.network ?? "solana",
    txHash: row.txHash ?? transactionHash(protocol),
    payerAddress: fakeAddress(protocol, `payer:${row.id}`),
    createdAt: at,
  };
}

/** History from a seed, without events. An underpaid record counts as half paid. */
export function importRecords(state: PepayState, records: readonly ImportRecord[]): void {
  for (const row of records) {
    const status = invoiceStatus.parse(row.status === "cancelled" ? "canceled" : row.status);
    const createdAt = Date.parse(row.createdAt);
    const amountMillis = Number(toUnits(row.amount, 3));
    const endedAt = Date.parse(row.completedAt ?? row.createdAt);
    const paidMillis =
      status === "paid" ? amountMillis : status === "underpaid" ? Math.floor(amountMillis / 2) : 0;
    const payment = paidMillis > 0 ? pastPayment(row, paidMillis, status === "paid", endedAt) : undefined;
    const invoice: Invoice = {
      id: row.id,
      status,
      amountMillis,
      paidMillis,
      description: row.description ?? null,
      title: null,
      footer: null,
      customerId: row.customerId ?? null,
      customerEmail: null,
      returnUrl: row.returnUrl ?? null,
      metadata: { ...(row.reference && { reference: row.reference }), ...row.metadata },
      ...newSession(createdAt),
      lockedTokenId: status === "underpaid" ? (payment?.tokenId ?? null) : null,
      createdAt,
      expiresAt: row.expiresAt ? Date.parse(row.expiresAt) : createdAt + halfDayMs,
      paidAt: status === "paid" ? endedAt : null,
      payments: payment ? [payment] : [],
    };
    state.invoices.put(invoice);
    const open = status === "unpaid" || status === "underpaid";
    if (open && row.expiresAt) state.context.scheduler.at(invoice.expiresAt, "pepay.expire", invoice.id);
  }
}
