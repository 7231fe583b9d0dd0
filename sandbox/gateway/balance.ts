import type { Reply } from "#sandbox/server/http.ts";
import { json } from "#sandbox/server/http.ts";
import type { GatewayState, Payment } from "./state.ts";

/** Card money becomes available after two days; crypto when it has settled. */
const cardDelayMs = 2 * 86_400_000;
const earned = ["succeeded", "completed", "settled", "refunded", "partially_refunded", "disputed"];

function isAvailable(payment: Payment, now: number): boolean {
  if (payment.kind === "invoice") return payment.status !== "completed";
  return now - Date.parse(payment.paidAt ?? payment.updatedAt) >= cardDelayMs;
}

/**
 * Minor units. Payouts that are done or under way are taken off what is available; refunds and disputes not won come
 * out of where their payment's money is.
 */
export function balanceOf(state: GatewayState, currency: string): { available: number; pending: number } {
  const now = state.context.clock.now();
  let available = 0;
  let pending = 0;
  for (const payment of state.payments.all()) {
    if (payment.currency !== currency || !earned.includes(payment.status)) continue;
    if (isAvailable(payment, now)) available += payment.received;
    else pending += payment.received;
  }
  for (const movement of state.movements.all()) {
    const isVoid = movement.status === "failed" || movement.status === "won";
    if (movement.currency !== currency || isVoid) continue;
    const payment = state.payments.get(movement.paymentId ?? "");
    if (payment && !isAvailable(payment, now)) pending -= movement.amount;
    else available -= movement.amount;
  }
  return { available, pending };
}

export function readBalance(state: GatewayState): Reply {
  const currencies = new Set(state.payments.all().map((payment) => payment.currency));
  const balances = [...currencies].sort().map((currency) => ({ currency, ...balanceOf(state, currency) }));
  return json(200, { object: "balance", balances });
}
