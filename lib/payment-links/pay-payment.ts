import { isPositive, moneyOf, subtractMoney } from "../money.ts";
import { qrSvg } from "../qr.ts";
import { nextActionDto } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { moneyDtoOf } from "./link-dto.ts";
import type { LinkPaymentRecord } from "./payment-repository.ts";
import type { PayPage } from "./schema.ts";

/** What a payer may know of the payment that they began. */
export function payPayment(row: LinkPaymentRecord, providerName: string): NonNullable<PayPage["payment"]> {
  const amount = moneyOf(row.amount.toFixed(), row.currency);
  const received = row.received === null ? null : moneyOf(row.received.toFixed(), row.currency);
  const missing = received && isPositive(received) ? subtractMoney(amount, received) : null;
  const nextAction = nextActionDto.nullable().catch(null).parse(row.nextAction);
  return {
    token: row.idempotencyKey,
    status: TRANSACTION_STATUSES.find((known) => known === row.status) ?? "processing",
    reason: row.reason,
    amount: moneyDtoOf(amount),
    received: received && moneyDtoOf(received),
    missing: missing && isPositive(missing) ? moneyDtoOf(missing) : null,
    methodKey: `${row.connectionId}:${row.method}`,
    methodLabel: row.methodLabel,
    providerName,
    version: payVersion(row),
    nextAction,
    qrSvg: nextAction?.type === "crypto" ? qrSvg(nextAction.address) : null,
    externalId: row.externalId,
    receipt: receiptNumber(row),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    paidAt: row.paidAt?.toISOString() ?? null,
  };
}

/** A short text that changes whenever the payer's page would. */
export function payVersion(row: LinkPaymentRecord): string {
  return [row.status, row.received?.toFixed() ?? "", row.nextAction === null ? "" : "next"].join(":");
}

/** The day it was paid and the last characters of our id: enough for a person to read out, and found by search. */
function receiptNumber(row: LinkPaymentRecord): string {
  const day = (row.paidAt ?? row.createdAt).toISOString().slice(0, 10).replaceAll("-", "");
  return `R-${day}-${row.id.slice(-6)}`;
}
