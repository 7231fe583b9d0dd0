import { fromUnits } from "#sandbox/server/decimal.ts";
import { minorDigits } from "./currencies.ts";

/** The words of the other dialect. */
const states: Readonly<Record<string, string>> = {
  pending: "AWAITING_PAYER",
  requires_action: "AWAITING_BANK",
  processing: "WORKING",
  detected: "SEEN",
  underpaid: "SHORT",
  succeeded: "PAID",
  completed: "CONFIRMED",
  settled: "PASSED_ON",
  failed: "REJECTED",
  expired: "LAPSED",
  canceled: "CALLED_OFF",
  refunded: "RETURNED",
  partially_refunded: "PART_RETURNED",
  disputed: "CONTESTED",
};
const movementStates: Readonly<Record<string, string>> = {
  pending: "ONGOING",
  initiated: "ONGOING",
  completed: "DONE",
  paid: "DONE",
  failed: "REJECTED",
};
const events: Readonly<Record<string, string>> = {
  "payment.succeeded": "charge.paid",
  "payment.failed": "charge.rejected",
  "payment.expired": "charge.lapsed",
  "refund.completed": "return.done",
  "refund.failed": "return.rejected",
  "payout.initiated": "transfer.begun",
  "payout.paid": "transfer.done",
  "payout.failed": "transfer.rejected",
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === "string" ? value : "");

function major(units: unknown, currency: unknown): string | undefined {
  return typeof units === "number" ? fromUnits(BigInt(units), minorDigits(text(currency))) : undefined;
}

function camelPayment(one: Fields): Fields {
  const total = (units: unknown) => ({ value: major(units, one.currency), currency: one.currency });
  return {
    paymentId: one.id,
    state: states[text(one.status)],
    total: total(one.amount),
    receivedTotal: total(one.amount_received),
    returnedTotal: total(one.amount_refunded),
    merchantReference: one.reference,
    links: { checkout: one.checkout_url },
    failure: one.failure_code ? { reason: one.failure_code } : null,
    lapsesAt: one.expires_at,
    changedAt: one.updated_at,
  };
}

function camelMovement(one: Fields): Fields {
  return {
    movementId: one.id,
    ofPayment: one.charge ?? null,
    state: movementStates[text(one.status)] ?? text(one.status).toUpperCase(),
    total: { value: major(one.amount, one.currency), currency: one.currency },
    merchantReference: one.reference,
    changedAt: one.updated_at,
  };
}

function camelBalance(one: unknown): unknown {
  if (!isFields(one)) return one;
  const { currency, available, pending } = one;
  return { currency, free: major(available, currency), held: major(pending, currency) };
}

/** A view of this gateway as the other one would write it. */
export function camelObject(value: unknown): unknown {
  if (!isFields(value)) return value;
  if (isFields(value.error)) return { problem: { reason: value.error.code, detail: value.error.message } };
  if (value.object === "list" && Array.isArray(value.data))
    return { result: { items: value.data.map(camelBare), more: value.has_more } };
  if (value.object === "balance" && Array.isArray(value.balances))
    return { result: { accounts: value.balances.map(camelBalance) } };
  return { result: camelBare(value) };
}

function camelBare(value: unknown): unknown {
  if (!isFields(value)) return value;
  return ["payment", "charge", "invoice"].includes(text(value.object))
    ? camelPayment(value)
    : camelMovement(value);
}

export function camelEvent(event: {
  id: string;
  type: string;
  created_at: string;
  data: { object: unknown };
}) {
  return {
    eventId: event.id,
    eventType: events[event.type] ?? event.type,
    happenedAt: event.created_at,
    payload: camelBare(event.data.object),
  };
}
