import { randomBytes } from "node:crypto";
import type { WebhookPolicy } from "#sandbox/server/webhooks.ts";
import type { EventSubject } from "./event-data.ts";
import { camelData, snakeData } from "./event-data.ts";
import { bareSignature, timestampedSignature } from "./signature.ts";
import type { Endpoint, PayInState } from "./state.ts";

export const dashboardEndpointId = "dashboard";

/** First try plus five at 1, 2, 4, 8, 16 s, only after 5xx, timeouts and network errors. A 4xx loses the event. */
export function createWebhookPolicy(state: PayInState): WebhookPolicy {
  return {
    timeoutMs: 30_000,
    retryDelaysMs: [1000, 2000, 4000, 8000, 16_000],
    retryOn: (status) => status === null || status >= 500,
    headers(delivery, nowMs) {
      const settings = state.context.settings.of("payin");
      const endpoint = state.endpoints.get(delivery.meta.endpointId ?? "");
      const secret = endpoint?.secret ?? settings.webhookSecret;
      const seconds = Math.floor(nowMs / 1000);
      return {
        "X-PayIn-Signature":
          settings.signatureForm === "bare"
            ? bareSignature(secret, delivery.body)
            : timestampedSignature(secret, delivery.body, seconds),
        "X-PayIn-Event-Type": delivery.eventType,
        "X-PayIn-Event-Id": delivery.eventId,
        "X-PayIn-Delivery-Id": `dlv_${nowMs}_${randomBytes(4).toString("hex")}`,
        "User-Agent": "PayIn-Webhook/1.0",
      };
    },
  };
}

function subscribed(events: readonly string[], type: string): boolean {
  return events.length === 0 || events.includes(type) || events.includes("*");
}

/** Sends one event to every endpoint that wants it. `key` (an order id, a transaction hash …) makes the id repeatable. */
export function publish(state: PayInState, type: string, key: string, subject: EventSubject): void {
  const settings = state.context.settings.of("payin");
  const id = `evt_${type.replaceAll(".", "_")}_${key}`;
  const data = settings.spelling === "camel" ? camelData(subject) : snakeData(subject);
  const body = envelopeOf(state, { id, type }, data);
  const send = (endpointId: string, url: string) =>
    state.context.webhooks.send("payin", {
      url,
      eventId: id,
      eventType: type,
      body,
      meta: { endpointId, businessId: businessIdOf(subject) },
    });
  if (settings.webhookUrl) send(dashboardEndpointId, settings.webhookUrl);
  for (const endpoint of state.endpoints.all()) {
    if (endpoint.is_enabled && subscribed(endpoint.subscribed_events, type)) send(endpoint.id, endpoint.url);
  }
}

/** Asked for by its owner: an endpoint gets it even while it is switched off. */
export function sendTestEvent(state: PayInState, endpoint: Endpoint): void {
  const id = `test_${state.context.clock.now()}`;
  const type = "test.event";
  state.context.webhooks.send("payin", {
    url: endpoint.url,
    eventId: id,
    eventType: type,
    body: envelopeOf(state, { id, type }, { message: "Test event" }),
    meta: { endpointId: endpoint.id },
  });
}

function envelopeOf(state: PayInState, event: { id: string; type: string }, data: unknown): string {
  const at = state.context.clock.iso();
  const isCamel = state.context.settings.of("payin").spelling === "camel";
  return JSON.stringify({ ...event, ...(isCamel ? { createdAt: at } : { created_at: at }), data });
}

function businessIdOf(subject: EventSubject): string {
  if (subject.kind === "deposit") return subject.deposit.depositReference;
  return subject.kind === "binding" ? subject.binding.depositReference : subject.order.orderId;
}
