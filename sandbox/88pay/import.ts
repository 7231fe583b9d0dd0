import { randomUUID } from "node:crypto";
import type { ImportRecord } from "#sandbox/server/provider.ts";
import type { EightyEightState } from "./state.ts";
import { statusWord } from "./state.ts";

const countryOf: Readonly<Record<string, string>> = {
  COP: "COL",
  MXN: "MEX",
  BRL: "BRA",
  CLP: "CHL",
  PEN: "PER",
};

/** History from a seed. It sends no webhooks; a pending record expires only when an expiry is given. */
export function importRecords(state: EightyEightState, records: readonly ImportRecord[]): void {
  for (const row of records) {
    state.records.put({
      reference: row.id,
      sessionId: row.sessionId ?? `sess_${randomUUID()}`,
      flow: row.kind === "payment" || row.kind === "deposit" ? "PAYIN" : "PAYOUT",
      methodCode: row.method ?? (row.kind === "payment" ? "CARDS" : "BANK_TRANSFER"),
      network: row.method === "USDT" ? "TRC20" : null,
      amount: row.amount,
      currency: row.currency,
      country: row.country ?? countryOf[row.currency] ?? "COL",
      description: row.description ?? row.reference ?? "Payment",
      customerId: row.customerId ?? "customer",
      merchantReference: row.reference ?? null,
      notificationUrl: row.notificationUrl ?? null,
      returnUrl: row.returnUrl ?? null,
      status: statusWord.parse(row.status),
      sentAmount: null,
      onItsWay: false,
      rejectedFor: null,
      createdAt: row.createdAt,
      updatedAt: row.completedAt ?? row.createdAt,
      expiresAt: row.expiresAt ?? null,
    });
    if (row.expiresAt && row.status === "PENDING") {
      state.context.scheduler.at(Date.parse(row.expiresAt), "88pay.expire", row.id);
    }
  }
}
