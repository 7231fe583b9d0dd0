import { createHmac } from "node:crypto";
import { hexId } from "#sandbox/server/ids.ts";
import type { WebhookPolicy } from "#sandbox/server/webhooks.ts";
import { camelEvent } from "./camel-words.ts";
import type { GatewayState, Movement, Payment } from "./state.ts";
import { movementView, paymentView } from "./views.ts";

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

type SignatureForm = "bare" | "prefixed" | "base64" | "timed" | "pair";

/** Seed 003 has the bare form. The others are what gateways elsewhere do; with a time, `time.body` is signed. */
function signatureHeaders(
  form: SignatureForm,
  { secret, body, nowMs }: { secret: string; body: string; nowMs: number },
): Record<string, string> {
  const time = Math.floor(nowMs / 1000).toString();
  const isTimed = form === "timed" || form === "pair";
  const mac = createHmac("sha256", secret).update(isTimed ? `${time}.${body}` : body, "utf8");
  const signature = mac.digest(form === "base64" ? "base64" : "hex");
  if (form === "pair") return { "X-Signature": `t=${time},v1=${signature}` };
  if (form === "prefixed") return { "X-Signature": `sha256=${signature}` };
  return { "X-Signature": signature, ...(isTimed && { "X-Timestamp": time }) };
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
    headers: (delivery, nowMs) => {
      const { webhookSecret: secret, signature } = state.context.settings.of("gateway");
      return signatureHeaders(signature, { secret, body: delivery.body, nowMs });
    },
  };
}

function publish(state: GatewayState, type: string, object: object): void {
  const url = state.context.settings.of("gateway").webhookUrl;
  if (!url) return;
  const id = hexId("evt_");
  const { dialect } = state.context.settings.of("gateway");
  const event = { id, type, created_at: state.context.clock.iso(), data: { object } };
  const body = JSON.stringify(dialect === "camel" ? camelEvent(event) : event);
  state.context.webhooks.send("gateway", { url, eventId: id, eventType: type, body });
}

export function publishPayment(state: GatewayState, type: string, payment: Payment): void {
  publish(state, type, paymentView(state, payment));
}

export function publishMovement(state: GatewayState, type: string, movement: Movement): void {
  publish(state, type, movementView(movement));
}
