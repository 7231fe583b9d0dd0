import { fromUnitsShort, toUnits } from "#sandbox/server/decimal.ts";
import { transactionHash } from "#sandbox/server/ids.ts";
import type { ActInput, ActResult } from "#sandbox/server/provider.ts";
import { refuseAct } from "#sandbox/server/provider.ts";
import { sumScale, tokenDecimals } from "./networks.ts";
import { publish } from "./publish.ts";
import type { Order, PayInState } from "./state.ts";

const actions = ["pay", "underpay", "overpay", "expire"];

function sumOf(order: Order): bigint {
  return order.transfers.reduce((sum, transfer) => sum + toUnits(transfer.amount, sumScale), 0n);
}

export function orderInFlight(order: Order): boolean {
  return order.status === "pending" && order.transfers.some((transfer) => !transfer.confirmed);
}

export function remainingOf(order: Order): string {
  const left = toUnits(order.amount, sumScale) - sumOf(order);
  return fromUnitsShort(left > 0n ? left : 0n, sumScale);
}

function expireOrder(state: PayInState, order: Order): void {
  order.status = "expired";
  order.expiredAt = state.context.clock.iso();
  state.context.scheduler.cancel("payin.expire", order.orderId);
  publish(state, "order.expired", order.orderId, { kind: "order", order });
}

/** All transfers to the address count together; the order completes once they reach the amount, with any excess kept. */
function confirmTransfers(state: PayInState, order: Order): void {
  for (const transfer of order.transfers) {
    if (transfer.confirmed) continue;
    transfer.confirmed = true;
    const subject = { kind: "transfer", order, txHash: transfer.txHash, amount: transfer.amount } as const;
    publish(state, "transfer.confirmed", transfer.txHash, subject);
  }
  if (sumOf(order) < toUnits(order.amount, sumScale)) return;
  order.status = "completed";
  order.completedAt = state.context.clock.iso();
  state.context.scheduler.cancel("payin.expire", order.orderId);
  publish(state, "order.completed", order.orderId, { kind: "order", order });
}

export function registerOrderJobs(state: PayInState): void {
  const { scheduler } = state.context;
  const pending = (orderId: string) => {
    const order = state.orders.get(orderId);
    return order?.status === "pending" ? order : undefined;
  };
  scheduler.handle("payin.expire", (orderId) => {
    const order = pending(orderId);
    if (order && orderInFlight(order)) scheduler.after(1000, "payin.expire", orderId);
    else if (order) expireOrder(state, order);
  });
  scheduler.handle("payin.detect", (orderId) => {
    const order = pending(orderId);
    const transfer = order?.transfers.at(-1);
    if (!order || !transfer) return;
    const subject = { kind: "transfer", order, txHash: transfer.txHash, amount: transfer.amount } as const;
    publish(state, "transfer.detected", transfer.txHash, subject);
  });
  scheduler.handle("payin.confirm", (orderId) => {
    const order = pending(orderId);
    if (order) confirmTransfers(state, order);
  });
}

function transferAmount(order: Order, action: string): bigint {
  const left = toUnits(order.amount, sumScale) - sumOf(order);
  const smallest = 10n ** BigInt(sumScale - (tokenDecimals[order.currency] ?? sumScale));
  const whole = (units: bigint) => units - (units % smallest);
  if (action === "underpay") return whole(left / 2n);
  return action === "overpay" ? left + whole(left / 10n) : left;
}

/** What a press on the order's page does. One transfer at a time; an order that has ended takes none. */
export function actOnOrder(state: PayInState, order: Order, input: ActInput): ActResult {
  if (!actions.includes(input.action)) refuseAct(400, `unknown action; one of ${actions.join(", ")}`);
  const result = (changed: boolean) => ({ id: order.orderId, status: order.status, changed });
  if (order.status !== "pending" || orderInFlight(order)) return result(false);
  if (input.action === "expire") {
    expireOrder(state, order);
    return result(true);
  }
  const { detectionMs, confirmationMs } = state.context.settings.of("payin");
  order.transfers.push({
    txHash: transactionHash(order.protocol),
    amount: fromUnitsShort(transferAmount(order, input.action), sumScale),
    confirmed: false,
    detectedAt: state.context.clock.iso(),
  });
  state.context.scheduler.after(detectionMs, "payin.detect", order.orderId);
  state.context.scheduler.after(Math.max(confirmationMs, detectionMs + 1), "payin.confirm", order.orderId);
  return result(true);
}
