import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json } from "#sandbox/server/http.ts";
import { hexId } from "#sandbox/server/ids.ts";
import { balanceOf } from "./balance.ts";
import { refuse } from "./envelope.ts";
import { idempotent } from "./idempotent.ts";
import { publishMovement } from "./publish.ts";
import type { GatewayState, Movement } from "./state.ts";
import { movementView } from "./views.ts";

const inputSchema = z.object({
  /** Minor units. */
  amount: z.number().int().positive(),
  currency: z.string().regex(/^[A-Za-z]{3,5}$/),
  destination: z.string().nullish(),
  destination_account: z.string().nullish(),
  reference: z.string().max(255).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  idempotency_key: z.string().nullish(),
});

/** POST /v1/payouts: payout.initiated at once, payout.paid or payout.failed later. */
export function createPayout(state: GatewayState, request: SandboxRequest): Reply {
  const parsed = inputSchema.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, `${parsed.error.issues[0]?.path.join(".") || "body"}: invalid`);
  const input = parsed.data;
  return idempotent(state, request, input, () => {
    const currency = input.currency.toUpperCase();
    if (input.amount > balanceOf(state, currency).available)
      refuse(422, "Insufficient balance", "insufficient_balance");
    const at = state.context.clock.iso();
    const payout: Movement = state.movements.put({
      id: hexId("po_"),
      kind: "payout",
      status: "initiated",
      paymentId: null,
      amount: input.amount,
      currency,
      reference: input.reference ?? null,
      reason: null,
      destination: input.destination ?? input.destination_account ?? null,
      metadata: input.metadata ?? null,
      createdAt: at,
      updatedAt: at,
    });
    publishMovement(state, "payout.initiated", payout);
    const wait = state.context.settings.of("gateway").confirmationMs;
    state.context.scheduler.after(wait, "gateway.payout", payout.id);
    return json(201, movementView(payout));
  });
}

export function endPayout(state: GatewayState, payout: Movement, paid: boolean): void {
  payout.status = paid ? "paid" : "failed";
  payout.updatedAt = state.context.clock.iso();
  publishMovement(state, paid ? "payout.paid" : "payout.failed", payout);
}
