import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf } from "#sandbox/server/http.ts";
import { addEndpoint, endpointOf } from "./endpoints.ts";
import { listReply, refuse, success } from "./envelope.ts";
import type { Endpoint, PayInState } from "./state.ts";

const input = z.object({
  url: z.url({ protocol: /^https?$/ }),
  events: z.array(z.string()),
  secret: z.string().min(1),
});

function view({ id, url, subscribed_events, created_at }: Endpoint) {
  return { id, url, events: subscribed_events, createdAt: created_at };
}

/** The reference's older pages: no names, no switch, no tests. */
export function createOlderEndpoint(state: PayInState, request: SandboxRequest): Reply {
  const parsed = input.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, "Required fields: url, events, secret", "WEBHOOK_VALIDATION_FAILED");
  const { events, ...rest } = parsed.data;
  const more = { subscribed_events: events, is_enabled: true, description: null };
  return success(201, view(addEndpoint(state, { ...rest, ...more, endpoint_name: rest.url })));
}

export function getOlderEndpoint(state: PayInState, request: SandboxRequest): Reply {
  return success(200, view(endpointOf(state, request)));
}

export function listOlderEndpoints(state: PayInState, request: SandboxRequest): Reply {
  return listReply(state, request, "endpoints", state.endpoints.all().map(view));
}

export function updateOlderEndpoint(state: PayInState, request: SandboxRequest): Reply {
  const endpoint = endpointOf(state, request);
  const parsed = input.partial().safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, "Invalid endpoint change", "WEBHOOK_VALIDATION_FAILED");
  const { url, secret, events } = parsed.data;
  if (url) endpoint.url = url;
  if (secret) endpoint.secret = secret;
  if (events) endpoint.subscribed_events = events;
  return success(200, view(endpoint));
}

export function listEventTypes(): Reply {
  return success(200, [
    ...["order.completed", "order.expired", "deposit.pending", "deposit.confirmed", "deposit.completed"],
    ...["deposit.address_bound", "deposit.address_unbound"],
  ]);
}
