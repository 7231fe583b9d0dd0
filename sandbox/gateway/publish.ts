import { createHmac } from "node:crypto";
import { hexId } from "#sandbox/server/ids.ts";
import type { WebhookPolicy } from "#sandbox/server/webhooks.ts";
import type { GatewayState, Movement, Payment } from "./state.ts";
import { movementView, paymentView } from "./views.ts";

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

export function gatewaySignature(secret: string, rawBody: string): string {
  return createHmac("sha256", secret).update(rawBody, "utf8").digest("hex");
}

export function createWebhookPolicy(state: GatewayState): WebhookPolicy {
  return {
    timeoutMs: 10_000,
    retryDelaysMs: [
      seconds,
      5 * seconds,
      30 * seconds,
      2 * minutes,
      15 * minutes,
      hours,
      6 * hours,
      24 * hours,
    ],
    retryOn: () => true,
    headers: (delivery) => ({
      "X-Signature": gatewaySignature(state.context.settings.of("gateway").webhookSecret, delivery.body),
    }),
  };
}

function publish(state: GatewayState, type: string, object: object): void {
  const url = state.context.settings.of("gateway").webhookUrl;
  if (!url) return;
  const id = hexId("evt_");
  const body = JSON.stringify({ id, type, created_at: state.context.clock.iso(), data: { object } });
  state.context.webhooks.send("gateway", { url, eventId: id, eventType: type, body });
}

export function publishPayment(state: GatewayState, type: string, payment: Payment): void {
  publish(state, type, paymentView(state, payment));
}

export function publishMovement(state: GatewayState, type: string, movement: Movement): void {
  publish(state, type, movementView(movement));
}
