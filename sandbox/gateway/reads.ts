import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json, param } from "#sandbox/server/http.ts";
import { refuse } from "./envelope.ts";
import type { GatewayState, Movement, Payment } from "./state.ts";
import { movementView, paymentView } from "./views.ts";

function pageOf<T extends { id: string; createdAt: string }>(rows: readonly T[], query: URLSearchParams) {
  const limit = Number.parseInt(query.get("limit") ?? "20", 10);
  if (Number.isNaN(limit) || limit < 1 || limit > 100) refuse(400, "limit must be between 1 and 100");
  const sorted = rows.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const cursor = query.get("starting_after");
  const start = cursor ? sorted.findIndex((row) => row.id === cursor) + 1 : 0;
  if (cursor && start === 0) refuse(400, "starting_after: unknown id");
  return { data: sorted.slice(start, start + limit), has_more: start + limit < sorted.length };
}

export function getPayment(state: GatewayState, request: SandboxRequest): Reply {
  const payment = state.payments.get(param(request, "id")) ?? refuse(404, "No such payment");
  return json(200, paymentView(state, payment));
}

export function listPayments(state: GatewayState, request: SandboxRequest, kinds: Payment["kind"][]): Reply {
  const { query } = request;
  const reference = query.get("reference");
  const status = query.get("status");
  const rows = state.payments
    .all()
    .filter((payment) => kinds.includes(payment.kind))
    .filter((payment) => !reference || payment.reference === reference)
    .filter((payment) => !status || payment.status === status);
  const { data, has_more } = pageOf(rows, query);
  return json(200, { object: "list", data: data.map((payment) => paymentView(state, payment)), has_more });
}

export function getMovement(state: GatewayState, request: SandboxRequest, kind: Movement["kind"]): Reply {
  const movement = state.movements.get(param(request, "id"));
  if (movement?.kind !== kind) return refuse(404, `No such ${kind}`);
  return json(200, movementView(movement));
}

export function listMovements(state: GatewayState, request: SandboxRequest, kind: Movement["kind"]): Reply {
  const { query } = request;
  const paymentId = query.get("charge") ?? query.get("payment");
  const reference = query.get("reference");
  const rows = state.movements
    .all()
    .filter((movement) => movement.kind === kind && (!paymentId || movement.paymentId === paymentId))
    .filter((movement) => !reference || movement.reference === reference);
  const { data, has_more } = pageOf(rows, query);
  return json(200, { object: "list", data: data.map(movementView), has_more });
}
