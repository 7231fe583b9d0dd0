import { publishPayment } from "./publish.ts";
import type { GatewayState, Payment } from "./state.ts";
import type { TestCard } from "./test-cards.ts";

function touch(state: GatewayState, payment: Payment): void {
  payment.updatedAt = state.context.clock.iso();
}

export function succeed(state: GatewayState, payment: Payment): void {
  payment.status = "succeeded";
  payment.received = payment.amount;
  payment.paidAt = state.context.clock.iso();
  touch(state, payment);
  state.context.scheduler.cancel("gateway.expire", payment.id);
  publishPayment(state, "payment.succeeded", payment);
}

export function fail(state: GatewayState, payment: Payment, code: string): void {
  payment.status = "failed";
  payment.failureCode = code;
  touch(state, payment);
  state.context.scheduler.cancel("gateway.expire", payment.id);
  publishPayment(state, "payment.failed", payment);
}

export function expire(state: GatewayState, payment: Payment): void {
  payment.status = "expired";
  touch(state, payment);
  state.context.scheduler.cancel("gateway.expire", payment.id);
  publishPayment(state, payment.kind === "invoice" ? "invoice.expired" : "payment.expired", payment);
}

/**
 * Takes a test card to its documented end. A 3DS card waits for the bank's challenge page, or is let through without
 * one (frictionless).
 */
export function chargeCard(
  state: GatewayState,
  payment: Payment,
  card: TestCard,
  bank: "challenge" | "frictionless" = "challenge",
): void {
  payment.card = { brand: card.brand, last4: card.last4 };
  const isLetThrough = card.outcome === "challenge" && bank === "frictionless";
  if (card.outcome === "success" || isLetThrough) succeed(state, payment);
  else if (card.outcome === "decline") fail(state, payment, card.failureCode ?? "card_declined");
  else {
    payment.status = "requires_action";
    touch(state, payment);
    publishPayment(state, "payment.requires_action", payment);
  }
}
