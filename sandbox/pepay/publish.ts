import { hexId } from "#sandbox/server/ids.ts";
import type { WebhookPolicy } from "#sandbox/server/webhooks.ts";
import { pepaySignature } from "./signature.ts";
import type { Invoice, InvoicePayment, PepayEvent, PepayState } from "./state.ts";
import { invoiceView, paymentView } from "./views.ts";

/** The current docs give no schedule; the older ones say three tries with exponential backoff. Any non-2xx is retried. */
export function createWebhookPolicy(state: PepayState): WebhookPolicy {
  return {
    timeoutMs: 10_000,
    retryDelaysMs: [1000, 2000],
    retryOn: () => true,
    headers(delivery, nowMs) {
      const { webhookSecret, previousWebhookSecret } = state.context.settings.of("pepay");
      return {
        "X-Pepay-Event": delivery.eventType,
        "X-Pepay-Event-ID": delivery.eventId,
        "X-Pepay-Timestamp": String(nowMs),
        "X-Pepay-Signature": pepaySignature(webhookSecret, delivery.body, nowMs),
        ...(previousWebhookSecret && {
          "X-Pepay-Signature-Previous": pepaySignature(previousWebhookSecret, delivery.body, nowMs),
        }),
        "X-Pepay-Network-Environment": "devnet",
      };
    },
  };
}

function record(
  state: PepayState,
  type: string,
  object: Record<string, unknown>,
  previous: Record<string, unknown>,
): void {
  const { clock, settings, webhooks } = state.context;
  const event: PepayEvent = state.events.put({
    id: `evt_${clock.now()}-${state.events.size + 1}`,
    object: "event",
    api_version: "2025-12-16",
    created: Math.floor(clock.now() / 1000),
    type,
    livemode: false,
    pending_webhooks: 0,
    request: { id: hexId("req_", 6), idempotency_key: null },
    data: { object, previous_attributes: previous },
  });
  for (const listener of state.listeners) listener(event);
  const url = settings.of("pepay").webhookUrl;
  if (url) webhooks.send("pepay", { url, eventId: event.id, eventType: type, body: JSON.stringify(event) });
}

export function publishInvoice(
  state: PepayState,
  invoice: Invoice,
  previous?: Record<string, unknown>,
): void {
  record(state, previous ? "invoice.updated" : "invoice.created", invoiceView(invoice), previous ?? {});
}

export function publishPayment(
  state: PepayState,
  invoice: Invoice,
  payment: InvoicePayment,
  previous?: Record<string, unknown>,
): void {
  const type = previous ? "invoice_payment.updated" : "invoice_payment.created";
  record(state, type, paymentView(invoice, payment), previous ?? {});
}
