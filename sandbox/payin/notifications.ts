import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json, param } from "#sandbox/server/http.ts";
import type { Delivery } from "#sandbox/server/webhooks.ts";
import { listReply, refuse, success } from "./envelope.ts";
import type { Endpoint, PayInState } from "./state.ts";

const endpointInput = z.object({
  endpoint_name: z.string().min(1),
  endpoint_type: z.literal("webhook"),
  config: z.object({ url: z.url({ protocol: /^https?$/ }), secret: z.string().min(1) }),
  subscribed_events: z.array(z.string()),
  description: z.string().nullish(),
  is_enabled: z.boolean().default(true),
});
const endpointChange = endpointInput.partial();

/** The secret is shown by nobody but its owner: answers leave it out. */
function endpointView(endpoint: Endpoint) {
  const { url, secret: _secret, ...rest } = endpoint;
  return { ...rest, endpoint_type: "webhook", config: { url } };
}

function endpointOf(state: PayInState, request: SandboxRequest): Endpoint {
  return state.endpoints.get(param(request, "id")) ?? refuse(404, "Endpoint not found");
}

export function createEndpoint(state: PayInState, request: SandboxRequest): Reply {
  const parsed = endpointInput.safeParse(bodyOf(request));
  if (!parsed.success) {
    refuse(400, "Required fields: endpoint_name, endpoint_type, config", "NOTIFICATION_VALIDATION_FAILED");
  }
  const { config, endpoint_type: _type, description, ...rest } = parsed.data;
  const endpoint = state.endpoints.put({
    id: randomUUID(),
    ...rest,
    ...config,
    description: description ?? null,
    created_at: state.context.clock.iso(),
  });
  return success(201, endpointView(endpoint), "Endpoint created");
}

export function getEndpoint(state: PayInState, request: SandboxRequest): Reply {
  return success(200, endpointView(endpointOf(state, request)));
}

export function listEndpoints(state: PayInState, request: SandboxRequest): Reply {
  return listReply(state, request, "endpoints", state.endpoints.all().map(endpointView));
}

export function updateEndpoint(state: PayInState, request: SandboxRequest): Reply {
  const endpoint = endpointOf(state, request);
  const parsed = endpointChange.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, "Invalid endpoint change", "NOTIFICATION_VALIDATION_FAILED");
  const { config, subscribed_events, is_enabled, endpoint_name } = parsed.data;
  if (config) Object.assign(endpoint, config);
  if (subscribed_events) endpoint.subscribed_events = subscribed_events;
  if (is_enabled !== undefined) endpoint.is_enabled = is_enabled;
  if (endpoint_name) endpoint.endpoint_name = endpoint_name;
  return success(200, endpointView(endpoint), "Endpoint updated");
}

export function deleteEndpoint(state: PayInState, request: SandboxRequest): Reply {
  state.endpoints.remove(endpointOf(state, request).id);
  return json(200, { success: true, message: "Endpoint deleted" });
}

export function testEndpoint(state: PayInState, request: SandboxRequest): Reply {
  const endpoint = endpointOf(state, request);
  const id = `test_${state.context.clock.now()}`;
  const body = {
    id,
    type: "test.event",
    created_at: state.context.clock.iso(),
    data: { message: "Test event" },
  };
  state.context.webhooks.send("payin", {
    url: endpoint.url,
    eventId: id,
    eventType: "test.event",
    body: JSON.stringify(body),
    meta: { endpointId: endpoint.id },
  });
  return json(200, { success: true, message: "Test event sent" });
}

const logStatus = {
  pending: "pending",
  delivered: "success",
  failed: "failed",
  dropped: "cancelled",
} as const;

function logView(delivery: Delivery) {
  return {
    id: delivery.id,
    endpoint_id: delivery.meta.endpointId,
    event_id: delivery.eventId,
    event_type: delivery.eventType,
    status: logStatus[delivery.state],
    attempts: delivery.attempts.length,
    response_status: delivery.attempts.at(-1)?.status ?? null,
    error_message: delivery.attempts.at(-1)?.error ?? null,
    next_retry_at: delivery.nextAttemptAt,
    created_at: delivery.createdAt,
  };
}

export function listLogs(state: PayInState, request: SandboxRequest): Reply {
  const wanted = (name: string, value: string | undefined) => {
    const asked = request.query.get(name);
    return !asked || asked === value;
  };
  const rows = state.context.webhooks
    .list("payin")
    .map(logView)
    .filter(
      (log) =>
        wanted("endpoint_id", log.endpoint_id) &&
        wanted("event_type", log.event_type) &&
        wanted("status", log.status),
    )
    .reverse();
  return listReply(state, request, "logs", rows);
}

export function retryLog(state: PayInState, request: SandboxRequest): Reply {
  const id = param(request, "id");
  const own = state.context.webhooks.list("payin").some((delivery) => delivery.id === id);
  const delivery = own ? state.context.webhooks.resend(id) : undefined;
  return delivery ? success(200, logView(delivery), "Retry scheduled") : refuse(404, "Log not found");
}

export function retryFailed(state: PayInState): Reply {
  const failed = state.context.webhooks.list("payin").filter((delivery) => delivery.state === "failed");
  for (const delivery of failed) state.context.webhooks.resend(delivery.id);
  return success(200, { retried: failed.length }, "Retries scheduled");
}
