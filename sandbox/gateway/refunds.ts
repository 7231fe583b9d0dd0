import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json } from "#sandbox/server/http.ts";
import { hexId } from "#sandbox/server/ids.ts";
import { refuse } from "./envelope.ts";
import { idempotent } from "./idempotent.ts";
import { publishMovement } from "./publish.ts";
import type { GatewayState, Movement, Payment } from "./state.ts";
import { movementView } from "./views.ts";

const inputSchema = z
  .object({
    charge: z.string().optional(),
    payment: z.string().optional(),
    /** Minor units; missing means all that is left. */
    amount: z.number().int().positive().nullish(),
    reason: z.string().max(255).nullish(),
    reference: z.string().max(255).nullish(),
    return_address: z.string().nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    idempotency_key: z.string().nullish(),
  })
  .refine((input) => input.charge ?? input.payment, "charge is required");

const refundable = ["succeeded", "partially_refunded", "completed", "settled"];

export function pendingRefunds(state: GatewayState, payment: Payment): number {
  return state.movements
    .all()
    .filter((one) => one.kind === "refund" && one.paymentId === payment.id && one.status === "pending")
    .reduce((sum, one) => sum + one.amount, 0);
}

/** POST /v1/refunds, also at /refunds. The answer is only "pending"; refund.completed or refund.failed follows. */
export function createRefund(state: GatewayState, request: SandboxRequest): Reply {
  const parsed = inputSchema.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, parsed.error.issues[0]?.message ?? "invalid refund");
  const input = parsed.data;
  return idempotent(state, request, input, () => {
    const payment = state.payments.get(input.charge ?? input.payment ?? "");
    if (!payment) return refuse(404, "No such payment");
    if (!refundable.includes(payment.status))
      refuse(422, `A payment that is ${payment.status} cannot be refunded`);
    if (payment.kind === "invoice" && !input.return_address) {
      refuse(400, "return_address is required to refund a crypto payment");
    }
    const left = payment.received - payment.refunded - pendingRefunds(state, payment);
    const amount = input.amount ?? left;
    if (amount > left || amount <= 0)
      refuse(422, "The refund is larger than what is left", "refund_too_large");
    const at = state.context.clock.iso();
    const refund: Movement = state.movements.put({
      id: hexId("re_"),
      kind: "refund",
      status: "pending",
      paymentId: payment.id,
      amount,
      currency: payment.currency,
      reference: input.reference ?? null,
      reason: input.reason ?? null,
      destination: input.return_address ?? null,
      metadata: input.metadata ?? null,
      createdAt: at,
      updatedAt: at,
    });
    const wait = state.context.settings.of("gateway").confirmationMs;
    state.context.scheduler.after(wait, "gateway.refund", refund.id);
    return json(201, movementView(refund));
  });
}

/** Ends a pending refund; only a completed one changes its payment. */
export function endRefund(state: GatewayState, refund: Movement, completed: boolean): void {
  refund.status = completed ? "completed" : "failed";
  refund.updatedAt = state.context.clock.iso();
  const payment = state.payments.get(refund.paymentId ?? "");
  if (payment && completed) {
    payment.refunded += refund.amount;
    payment.status = payment.refunded >= payment.received ? "refunded" : "partially_refunded";
    payment.updatedAt = refund.updatedAt;
  }
  publishMovement(state, completed ? "refund.completed" : "refund.failed", refund);
}
