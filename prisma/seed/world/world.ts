import { redactBody, redactPath } from "#lib/providers/redact.ts";
import { create88Pay } from "#sandbox/88pay/provider.ts";
import { createGateway } from "#sandbox/gateway/provider.ts";
import { createPayIn } from "#sandbox/payin/provider.ts";
import { createPepay } from "#sandbox/pepay/provider.ts";
import { createApp } from "#sandbox/server/app.ts";
import type { ActInput, ImportRecord, SandboxContext } from "#sandbox/server/provider.ts";
import { createSettings } from "#sandbox/server/settings.ts";
import type { Section, Store } from "#sandbox/server/store.ts";
import type { Delivery, WebhookMessage } from "#sandbox/server/webhooks.ts";
import { PROVIDER_IDS, type ProviderId } from "../plan/plan.ts";
import type { Random } from "../plan/random.ts";
import { type Agenda, createAgenda } from "./agenda.ts";
import type { Story, StoryCall } from "./story.ts";

/** A webhook as a provider of this world sends it. */
export interface Sending extends WebhookMessage {
  readonly provider: ProviderId;
}

/**
 * The sandbox's own code, run in memory at a time of our choosing: providers that answer, expire, confirm and notify
 * through 90 days in a few seconds.
 */
export interface World {
  readonly agenda: Agenda;
  /** Whose calls and webhooks the next ones are. */
  follow(story: Story | null): void;
  /** Says that what happens to this object of the provider's belongs to the story. */
  own(externalId: string, story: Story): void;
  readonly fetch: typeof fetch;
  /** As `fetch`, for what others than Paydeck ask: their calls are not in our log. */
  readonly fetchUnseen: typeof fetch;
  act(provider: ProviderId, input: ActInput): { readonly id: string; readonly changed: boolean };
  /** Puts a record in the place of the one that is there. */
  overwrite(provider: ProviderId, record: ImportRecord): void;
  /** The headers that a provider sends with these bytes at that moment. */
  headersOf(sending: Sending, at: Date): Record<string, string>;
  /** The providers' tables by name, "payin.orders". */
  tables(): Readonly<Record<string, unknown>>;
}

export interface WorldOptions {
  readonly start: Date;
  /** The running sandbox's address: what is said here holds there. */
  readonly sandboxUrl: string;
  readonly random: Random;
  readonly onWebhook: (sending: Sending, story: Story) => void;
}

export function createWorld({ start, sandboxUrl, random, onWebhook }: WorldOptions): World {
  let current: Story | null = null;
  const owners = new Map<string, Story>();
  const agenda = createAgenda(start.getTime(), (ref) => {
    current = owners.get(ref) ?? null;
  });
  const { store, sections } = memoryStore();
  const settings = createSettings(store);
  for (const provider of PROVIDER_IDS)
    settings.change(provider, { ...PACE, webhookUrl: `${sandboxUrl}/unused` });
  const context: SandboxContext = {
    clock: agenda.clock,
    scheduler: agenda.scheduler,
    store,
    settings,
    baseUrl: () => sandboxUrl,
    webhooks: {
      register: () => undefined,
      send: (provider, message) => {
        if (current) onWebhook({ provider, ...message }, current);
      },
      list: () => [],
      resend: () => undefined,
      clear: () => undefined,
    },
  };
  const modules = {
    "88pay": create88Pay(context),
    payin: createPayIn(context),
    pepay: createPepay(context),
    gateway: createGateway(context),
  };
  const answer = createApp(context, Object.values(modules), []);

  return {
    agenda,
    follow: (story) => {
      current = story;
    },
    own: (externalId, story) => void owners.set(externalId, story),
    fetch: async (input, init) => {
      const asked = readRequest(input, init);
      const story = current;
      const reply = await answer(asked.request);
      const at = new Date(agenda.clock.now());
      story?.calls.push(callOf(random, { ...asked, status: reply.status, body: String(reply.body), at }));
      return new Response(String(reply.body), { status: reply.status, headers: reply.headers });
    },
    fetchUnseen: async (input, init) => {
      const reply = await answer(readRequest(input, init).request);
      return new Response(String(reply.body), { status: reply.status, headers: reply.headers });
    },
    act: (provider, input) => modules[provider].act(input),
    overwrite: (provider, record) => modules[provider].importRecords([record]),
    headersOf: (sending, at) => {
      const headers = modules[sending.provider].webhooks.headers(deliveryOf(sending, at), at.getTime());
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      return { "content-type": "application/json", ...Object.fromEntries(lower) };
    },
    tables: () => Object.fromEntries(sections.map((section) => [section.name, section.dump()])),
  };
}

/** Nobody is in a hurry here, and nobody counts calls. */
const PACE = {
  rateLimits: false,
  tokenLimits: false,
  detectionMs: 4_000,
  confirmationMs: 45_000,
  poolSize: 100_000,
};

function memoryStore(): { readonly store: Store; readonly sections: readonly Section[] } {
  const sections: Section[] = [];
  const store = {
    register: (section: Section) => void sections.push(section),
    changed: () => undefined,
    flush: () => undefined,
  };
  return { store, sections };
}

function readRequest(input: string | URL | Request, init: RequestInit | undefined) {
  const url = new URL(input instanceof Request ? input.url : input);
  const method = init?.method ?? "GET";
  const text = typeof init?.body === "string" ? init.body : "";
  const headers = Object.fromEntries(new Headers(init?.headers));
  const raw = Buffer.from(text);
  const request = { method, path: url.pathname, params: {}, query: url.searchParams, headers, raw };
  return { url, method, text, request };
}

function callOf(
  random: Random,
  seen: { method: string; url: URL; text: string; status: number; body: string; at: Date },
): StoryCall {
  const { method, url, text, status, body, at } = seen;
  const request = text === "" ? null : redactBody(text);
  const durationMs = random.whole(140, 720);
  return {
    method,
    path: redactPath(url),
    status,
    errorCode: null,
    durationMs,
    request,
    response: redactBody(body),
    at,
  };
}

function deliveryOf({ provider, url, eventId, eventType, body, meta }: Sending, at: Date): Delivery {
  return {
    id: eventId,
    provider,
    url,
    eventId,
    eventType,
    body,
    meta: meta ?? {},
    createdAt: at.toISOString(),
    state: "pending",
    nextAttemptAt: null,
    attempts: [],
    forged: false,
    heldBack: false,
  };
}
