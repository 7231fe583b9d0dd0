import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { param } from "#sandbox/server/http.ts";
import type { Delivery } from "#sandbox/server/webhooks.ts";
import { listReply, refuse, success } from "./envelope.ts";
import type { PayInState } from "./state.ts";

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
    business_type: delivery.eventType.split(".")[0],
    business_id: delivery.meta.businessId,
    status: logStatus[delivery.state],
    attempts: delivery.attempts.length,
    response_status: delivery.attempts.at(-1)?.status ?? null,
    error_message: delivery.attempts.at(-1)?.error ?? null,
    next_retry_at: delivery.nextAttemptAt,
    created_at: delivery.createdAt,
  };
}

const filters = ["endpoint_id", "event_type", "status", "business_type", "business_id"] as const;

function ownDeliveries(state: PayInState): Delivery[] {
  return state.context.webhooks.list("payin");
}

export function listLogs(state: PayInState, request: SandboxRequest): Reply {
  const isWanted = (log: ReturnType<typeof logView>) =>
    filters.every((name) => {
      const asked = request.query.get(name);
      return !asked || asked === log[name];
    });
  return listReply(state, request, "logs", ownDeliveries(state).map(logView).filter(isWanted).reverse());
}

export function retryLog(state: PayInState, request: SandboxRequest): Reply {
  const id = param(request, "id");
  const own = ownDeliveries(state).some((delivery) => delivery.id === id);
  const delivery = own ? state.context.webhooks.resend(id) : undefined;
  return delivery ? success(200, logView(delivery), "Retry scheduled") : refuse(404, "Log not found");
}

export function retryFailed(state: PayInState): Reply {
  const failed = ownDeliveries(state).filter((delivery) => delivery.state === "failed");
  for (const delivery of failed) state.context.webhooks.resend(delivery.id);
  return success(200, { retried: failed.length }, "Retries scheduled");
}

export function logStatistics(state: PayInState): Reply {
  const logs = ownDeliveries(state).map(logView);
  const counts = Object.values(logStatus).map((word) => [
    word,
    logs.filter(({ status }) => status === word).length,
  ]);
  return success(200, { total: logs.length, ...Object.fromEntries(counts) });
}
