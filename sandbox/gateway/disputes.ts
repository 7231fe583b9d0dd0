import { hexId } from "#sandbox/server/ids.ts";
import { publishMovement } from "./publish.ts";
import type { GatewayState, Payment } from "./state.ts";

/** A cardholder disputes a payment. The event names are assumed; the seeds only say "dispute opened". */
export function openDispute(state: GatewayState, payment: Payment, reason: string): void {
  const at = state.context.clock.iso();
  payment.status = "disputed";
  payment.updatedAt = at;
  const dispute = state.movements.put({
    id: hexId("dp_"),
    kind: "dispute",
    status: "opened",
    paymentId: payment.id,
    amount: payment.received - payment.refunded,
    currency: payment.currency,
    reference: payment.reference,
    reason,
    destination: null,
    metadata: null,
    createdAt: at,
    updatedAt: at,
  });
  publishMovement(state, "dispute.opened", dispute);
}

/** Ends the open dispute of a payment. A won one gives the payment its former state back. */
export function endDispute(state: GatewayState, payment: Payment, won: boolean): boolean {
  const dispute = state.movements.find(
    (one) => one.kind === "dispute" && one.paymentId === payment.id && one.status === "opened",
  );
  if (!dispute) return false;
  const at = state.context.clock.iso();
  dispute.status = won ? "won" : "lost";
  dispute.updatedAt = at;
  if (won) payment.status = payment.refunded > 0 ? "partially_refunded" : "succeeded";
  payment.updatedAt = at;
  publishMovement(state, won ? "dispute.won" : "dispute.lost", dispute);
  return true;
}
