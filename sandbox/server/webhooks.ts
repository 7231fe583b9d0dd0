import { z } from "zod";
import type { SandboxProviderId } from "#sandbox/accounts.ts";
import type { Clock } from "./clock.ts";
import { driftedMessage, driftNow } from "./faults/drift.ts";
import { forgedHeaders } from "./faults/forge.ts";
import { isOnNow } from "./faults/on-now.ts";
import { type Journey, webhookJourneys } from "./faults/webhook-journeys.ts";
import { hexId } from "./ids.ts";
import { postBytes } from "./post.ts";
import type { Scheduler } from "./scheduler.ts";
import type { SettingsBook } from "./settings.ts";
import type { Store } from "./store.ts";
import type { Limitable } from "./switches/limits.ts";
import { createTable } from "./table.ts";

const attemptSchema = z.object({
  at: z.string(),
  status: z.number().nullable(),
  error: z.string().nullable(),
  durationMs: z.number(),
});

const deliverySchema = z.object({
  id: z.string(),
  provider: z.enum(["88pay", "payin", "pepay", "gateway"]),
  url: z.string(),
  eventId: z.string(),
  eventType: z.string(),
  body: z.string(),
  /** Values the provider's headers need besides the body. Never a secret. */
  meta: z.record(z.string(), z.string()),
  createdAt: z.string(),
  state: z.enum(["pending", "delivered", "failed", "dropped"]),
  nextAttemptAt: z.string().nullable(),
  attempts: z.array(attemptSchema),
  /** Sent with a wrong proof, by somebody else. */
  forged: z.boolean().default(false),
  heldBack: z.boolean().default(false),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** How one provider notifies. Headers are made anew for every try, with real time, so that late tries verify. */
export interface WebhookPolicy {
  timeoutMs: number;
  /** Waits before the 2nd, 3rd, … try. */
  retryDelaysMs: readonly number[];
  /** `null` is a timeout or a network error. */
  retryOn(status: number | null): boolean;
  headers(delivery: Delivery, realNowMs: number): Record<string, string>;
}

export interface WebhookMessage {
  url: string;
  eventId: string;
  eventType: string;
  body: string;
  meta?: Record<string, string>;
}

export interface WebhookSender {
  register(provider: SandboxProviderId, policy: WebhookPolicy): void;
  send(provider: SandboxProviderId, message: WebhookMessage): void;
  list(provider?: SandboxProviderId): Delivery[];
  /** Sends a delivery once more, as a dashboard's "resend" would. */
  resend(id: string): Delivery | undefined;
  clear(provider?: SandboxProviderId): void;
}

const jobKind = "webhook";
const keptDeliveries = 5000;
const betweenHeldMs = 150;

export function createWebhookSender(
  clock: Clock,
  store: Store,
  scheduler: Scheduler,
  settings: SettingsBook,
): WebhookSender {
  const policies = new Map<SandboxProviderId, WebhookPolicy>();
  const deliveries = createTable<Delivery>(deliverySchema, (delivery) => delivery.id);
  store.register({ name: "deliveries", dump: deliveries.dump, load: deliveries.load });
  scheduler.handle(jobKind, attempt);

  async function attempt(id: string): Promise<void> {
    const delivery = deliveries.get(id);
    const policy = delivery && policies.get(delivery.provider);
    if (!delivery || !policy) return;
    const headers = policy.headers(delivery, Date.now() + settings.of(delivery.provider).clockSkewMs);
    const outcome = await postBytes({
      url: delivery.url,
      body: delivery.body,
      headers: delivery.forged ? forgedHeaders(headers) : headers,
      timeoutMs: policy.timeoutMs,
    });
    delivery.attempts.push({ at: clock.iso(), ...outcome });
    conclude(delivery, policy, outcome.status);
  }

  function conclude(delivery: Delivery, policy: WebhookPolicy, status: number | null): void {
    delivery.nextAttemptAt = null;
    if (status !== null && status >= 200 && status < 300) {
      delivery.state = "delivered";
      return;
    }
    const wait = policy.retryDelaysMs[delivery.attempts.length - 1];
    if (wait === undefined || delivery.forged || !policy.retryOn(status) || delivery.state === "delivered") {
      if (delivery.state !== "delivered") delivery.state = "failed";
      return;
    }
    const dueAt = clock.now() + Math.round(wait * settings.of(delivery.provider).retryScale);
    delivery.state = "pending";
    delivery.nextAttemptAt = new Date(dueAt).toISOString();
    scheduler.at(dueAt, jobKind, delivery.id);
  }

  function enqueue(provider: SandboxProviderId, message: WebhookMessage, journey: Journey): void {
    const { afterMs, ...fate } = journey;
    const delivery: Delivery = {
      id: hexId("whd_", 8),
      provider,
      ...message,
      meta: message.meta ?? {},
      createdAt: clock.iso(),
      nextAttemptAt: null,
      attempts: [],
      ...fate,
    };
    deliveries.put(delivery);
    if (fate.state === "pending") scheduler.after(afterMs, jobKind, delivery.id);
    if (fate.heldBack) sendNewestFirst(provider, afterMs);
  }

  /** Whatever is held back goes out after the newest of it, one by one. */
  function sendNewestFirst(provider: SandboxProviderId, afterMs: number): void {
    const held = deliveries
      .all()
      .filter((one) => one.provider === provider && one.heldBack && one.attempts.length === 0);
    for (const [index, delivery] of held.reverse().entries())
      scheduler.after(afterMs + index * betweenHeldMs, jobKind, delivery.id);
  }

  function forgetOldest(): void {
    for (const delivery of deliveries.all().slice(0, Math.max(0, deliveries.size - keptDeliveries))) {
      if (delivery.state !== "pending") deliveries.remove(delivery.id);
    }
  }

  return {
    register: (provider, policy) => void policies.set(provider, policy),
    send(provider, message) {
      const set = settings.of(provider);
      const isOn = (name: Limitable) => isOnNow(settings, provider, name, message.eventType);
      const drift = driftNow(set, isOn);
      const sent = drift ? { ...message, ...driftedMessage(message, drift) } : message;
      const mode = isOn("webhooks") ? set : { ...set, webhooks: "deliver" as const };
      for (const journey of webhookJourneys(mode)) enqueue(provider, sent, journey);
      forgetOldest();
      store.changed();
    },
    list: (provider) => deliveries.all().filter((delivery) => !provider || delivery.provider === provider),
    resend(id) {
      const delivery = deliveries.get(id);
      if (!delivery) return undefined;
      if (delivery.state !== "delivered") delivery.state = "pending";
      scheduler.after(0, jobKind, id);
      return delivery;
    },
    clear(provider) {
      for (const delivery of deliveries.all()) {
        if (provider && delivery.provider !== provider) continue;
        deliveries.remove(delivery.id);
        scheduler.cancel(jobKind, delivery.id);
      }
    },
  };
}
