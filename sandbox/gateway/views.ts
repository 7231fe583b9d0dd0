import type { GatewayState, Movement, Payment } from "./state.ts";

export function checkoutUrl(state: GatewayState, payment: Payment): string {
  return `${state.context.baseUrl()}/gateway/checkout/${payment.id}`;
}

/** Amounts are whole minor units of the currency. */
export function paymentView(state: GatewayState, payment: Payment) {
  return {
    id: payment.id,
    object: payment.kind,
    status: payment.status,
    amount: payment.amount,
    amount_received: payment.received,
    amount_refunded: payment.refunded,
    currency: payment.currency,
    reference: payment.reference,
    description: payment.description,
    customer_id: payment.customerId,
    metadata: payment.metadata ?? {},
    ...(payment.card && { card: payment.card }),
    ...(payment.failureCode && { failure_code: payment.failureCode }),
    ...(payment.asset && { network: payment.asset, asset: payment.asset }),
    ...(payment.txHash && { tx_hash: payment.txHash }),
    checkout_url: checkoutUrl(state, payment),
    return_url: payment.returnUrl,
    created_at: payment.createdAt,
    updated_at: payment.updatedAt,
    paid_at: payment.paidAt,
    expires_at: payment.expiresAt,
  };
}

export function movementView(movement: Movement) {
  return {
    id: movement.id,
    object: movement.kind,
    status: movement.status,
    ...(movement.paymentId && { payment: movement.paymentId, charge: movement.paymentId }),
    amount: movement.amount,
    currency: movement.currency,
    reference: movement.reference,
    reason: movement.reason,
    ...(movement.destination && { destination: movement.destination }),
    metadata: movement.metadata ?? {},
    created_at: movement.createdAt,
    updated_at: movement.updatedAt,
  };
}
