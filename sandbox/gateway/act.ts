import type { ActInput, ActResult } from "#sandbox/server/provider.ts";
import { refuseAct } from "#sandbox/server/provider.ts";
import { expire, fail, succeed } from "./charge-card.ts";
import { assets, registerCryptoJobs, sendCrypto } from "./crypto.ts";
import { endDispute, openDispute } from "./disputes.ts";
import { endPayout } from "./payouts.ts";
import { endRefund } from "./refunds.ts";
import type { GatewayState, Movement, Payment } from "./state.ts";

const actions = ["pay", "decline", "expire", "underpay", "overpay", "dispute", "dispute_win", "dispute_lose"];
export const declineReasons = ["card_declined", "insufficient_funds", "expired_card", "suspected_fraud"];

export function isOpen(payment: Payment): boolean {
  return ["pending", "requires_action", "underpaid"].includes(payment.status) && payment.sending === null;
}

function actOnCrypto(state: GatewayState, payment: Payment, input: ActInput): void {
  const owed = payment.amount - payment.received;
  const sent = {
    pay: owed,
    underpay: Math.max(1, Math.floor(owed / 2)),
    overpay: owed + Math.max(1, Math.floor(owed / 10)),
  }[input.action];
  if (sent === undefined) refuseAct(400, "a crypto invoice takes pay, underpay, overpay or expire");
  sendCrypto(state, payment, sent, input.token ?? assets[0] ?? "USDC");
}

/** A payer who refuses on the bank's page is not declined by the card's bank. */
function refusalOf(payment: Payment): string {
  return payment.status === "requires_action" ? "authentication_failed" : "card_declined";
}

function actOnOpen(state: GatewayState, payment: Payment, input: ActInput): void {
  if (input.action === "expire") expire(state, payment);
  else if (payment.kind === "invoice") actOnCrypto(state, payment, input);
  else if (input.action === "decline") fail(state, payment, input.reason ?? refusalOf(payment));
  else if (input.action === "pay") {
    payment.card ??= { brand: "visa", last4: "4242" };
    succeed(state, payment);
  } else refuseAct(400, "a card payment takes pay, decline or expire");
}

function actOnDispute(state: GatewayState, payment: Payment, input: ActInput): boolean {
  if (input.action !== "dispute") return endDispute(state, payment, input.action === "dispute_win");
  if (!["succeeded", "partially_refunded"].includes(payment.status)) return false;
  openDispute(state, payment, input.reason ?? "fraudulent");
  return true;
}

function actOnMovement(state: GatewayState, movement: Movement, input: ActInput): ActResult {
  const pending = movement.status === "pending" || movement.status === "initiated";
  const good = input.action === "pay";
  if (pending && movement.kind === "refund") endRefund(state, movement, good);
  else if (pending && movement.kind === "payout") endPayout(state, movement, good);
  return { id: movement.id, status: movement.status, changed: pending };
}

/** What the hosted page, or a person at the gateway, does. Ended payments and money under way are left alone. */
export function act(state: GatewayState, input: ActInput): ActResult {
  const movement = state.movements.get(input.id);
  if (movement) return actOnMovement(state, movement, input);
  const payment = state.payments.get(input.id) ?? state.payments.find((one) => one.reference === input.id);
  if (!payment) return refuseAct(404, "no such payment, refund or payout");
  if (!actions.includes(input.action)) refuseAct(400, `unknown action; one of ${actions.join(", ")}`);
  let changed = isOpen(payment);
  if (input.action.startsWith("dispute")) changed = actOnDispute(state, payment, input);
  else if (changed) actOnOpen(state, payment, input);
  return { id: payment.id, status: payment.status, changed };
}

export function registerJobs(state: GatewayState): void {
  const { scheduler, settings } = state.context;
  registerCryptoJobs(state);
  scheduler.handle("gateway.expire", (id) => {
    const payment = state.payments.get(id);
    if (payment && isOpen(payment)) expire(state, payment);
    else if (payment && payment.sending !== null) scheduler.after(1000, "gateway.expire", id);
  });
  scheduler.handle("gateway.refund", (id) => {
    const refund = state.movements.get(id);
    if (refund?.status === "pending") endRefund(state, refund, settings.of("gateway").refunds === "complete");
  });
  scheduler.handle("gateway.payout", (id) => {
    const payout = state.movements.get(id);
    if (payout?.status === "initiated") endPayout(state, payout, settings.of("gateway").payouts === "pay");
  });
}
