import { transactionHash } from "#sandbox/server/ids.ts";
import { publishPayment } from "./publish.ts";
import type { GatewayState, Payment } from "./state.ts";

export const assets = ["USDC on Base", "USDT on Tron", "BTC", "ETH"];

function move(state: GatewayState, payment: Payment, status: Payment["status"], event: string): void {
  payment.status = status;
  payment.updatedAt = state.context.clock.iso();
  publishPayment(state, event, payment);
}

/** Money leaves the buyer's wallet: seen first, final later, settled last. Each is an event of its own. */
export function sendCrypto(state: GatewayState, payment: Payment, minorUnits: number, asset: string): void {
  payment.sending = minorUnits;
  payment.asset = asset;
  payment.txHash = transactionHash("evm");
  const { detectionMs, confirmationMs } = state.context.settings.of("gateway");
  state.context.scheduler.after(detectionMs, "gateway.detect", payment.id);
  state.context.scheduler.after(Math.max(confirmationMs, detectionMs + 1), "gateway.confirm", payment.id);
}

function confirm(state: GatewayState, payment: Payment): void {
  payment.received += payment.sending ?? 0;
  payment.sending = null;
  if (payment.received < payment.amount) {
    move(state, payment, "underpaid", "invoice.underpaid");
    return;
  }
  payment.paidAt = state.context.clock.iso();
  state.context.scheduler.cancel("gateway.expire", payment.id);
  move(state, payment, "completed", "payment.completed");
  state.context.scheduler.after(
    state.context.settings.of("gateway").confirmationMs,
    "gateway.settle",
    payment.id,
  );
}

export function registerCryptoJobs(state: GatewayState): void {
  const { scheduler } = state.context;
  scheduler.handle("gateway.detect", (id) => {
    const payment = state.payments.get(id);
    if (payment && payment.sending !== null) move(state, payment, "detected", "payment.detected");
  });
  scheduler.handle("gateway.confirm", (id) => {
    const payment = state.payments.get(id);
    if (payment && payment.sending !== null) confirm(state, payment);
  });
  scheduler.handle("gateway.settle", (id) => {
    const payment = state.payments.get(id);
    if (payment?.status === "completed") move(state, payment, "settled", "payment.settled");
  });
}
