import { isPositive, moneyOf, subtractMoney } from "../money.ts";
import { qrSvg } from "../qr.ts";
import { nextActionDto } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { moneyDtoOf } from "./link-dto.ts";
import type { PayPage } from "./pay-page/schema.ts";
import type { LinkPaymentRecord } from "./payment-repository.ts";
import type { Place } from "./places.ts";
import { receiptNumber } from "./receipt-number.ts";

/** What a payer may know of the payment that they began. */
export function payPayment(
  row: LinkPaymentRecord,
  { providerName, place }: { readonly providerName: string; readonly place: Place },
): NonNullable<PayPage["payment"]> {
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
    version: payVersion(row, place),
    nextAction,
    qrSvg: nextAction?.type === "crypto" ? qrSvg(nextAction.address) : null,
    externalId: row.externalId,
    receipt: receiptNumber(row),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    heldUntil: place.until?.toISOString() ?? null,
    isTooLate: place.isTooLate,
    paidAt: row.paidAt?.toISOString() ?? null,
  };
}

/** A short text that changes whenever the payer's page would. */
export function payVersion(row: LinkPaymentRecord, { isTooLate }: Pick<Place, "isTooLate">): string {
  const parts = [row.status, row.received?.toFixed() ?? "", row.nextAction === null ? "" : "next"];
  return (isTooLate ? [...parts, "late"] : parts).join(":");
}
