import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json, param } from "#sandbox/server/http.ts";
import { listReply, refuse, success } from "./envelope.ts";
import { sendTestEvent } from "./publish.ts";
import type { Endpoint, PayInState } from "./state.ts";

const endpointInput = z.object({
  endpoint_name: z.string().min(1),
  endpoint_type: z.literal("webhook"),
  config: z.object({ url: z.url({ protocol: /^https?$/ }), secret: z.string().min(1) }),
  subscribed_events: z.array(z.string()),
  description: z.string().nullish(),
  is_enabled: z.boolean().default(true),
});
const endpointChange = z.object({
  endpoint_name: z.string().min(1).optional(),
  config: endpointInput.shape.config.partial().optional(),
  subscribed_events: z.array(z.string()).optional(),
  is_enabled: z.boolean().optional(),
});

/** The secret is shown by nobody but its owner: answers leave it out. */
function endpointView(endpoint: Endpoint) {
  const { url, secret: _secret, ...rest } = endpoint;
  return { ...rest, endpoint_type: "webhook", config: { url } };
}

export function endpointOf(state: PayInState, request: SandboxRequest): Endpoint {
  return state.endpoints.get(param(request, "id")) ?? refuse(404, "Endpoint not found");
}

export function addEndpoint(state: PayInState, input: Omit<Endpoint, "id" | "created_at">): Endpoint {
  return state.endpoints.put({ id: randomUUID(), ...input, created_at: state.context.clock.iso() });
}

export function createEndpoint(state: PayInState, request: SandboxRequest): Reply {
  const parsed = endpointInput.safeParse(bodyOf(request));
  if (!parsed.success) {
    refuse(400, "Required fields: endpoint_name, endpoint_type, config", "NOTIFICATION_VALIDATION_FAILED");
  }
  const { config, endpoint_type: _type, description, ...rest } = parsed.data;
  const endpoint = addEndpoint(state, { ...rest, ...config, description: description ?? null });
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
  const { config = {}, ...rest } = parsed.data;
  const change = Object.entries({ ...rest, ...config }).filter(([, value]) => value !== undefined);
  Object.assign(endpoint, Object.fromEntries(change));
  return success(200, endpointView(endpoint), "Endpoint updated");
}

export function deleteEndpoint(state: PayInState, request: SandboxRequest): Reply {
  state.endpoints.remove(endpointOf(state, request).id);
  return json(200, { success: true, message: "Endpoint deleted" });
}

export function testEndpoint(state: PayInState, request: SandboxRequest): Reply {
  sendTestEvent(state, endpointOf(state, request));
  return json(200, { success: true, message: "Test event sent" });
}
