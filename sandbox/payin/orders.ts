import { randomUUID } from "node:crypto";
import { fromUnitsShort, toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, headerOf, param } from "#sandbox/server/http.ts";
import { allocateAddress } from "./addresses.ts";
import { errorReply, listReply, refuse, success } from "./envelope.ts";
import { networkOf, sumScale } from "./networks.ts";
import { filterOrders } from "./order-filter.ts";
import type { OrderInput } from "./order-input.ts";
import { checkPair, graceMinutes, readOrderInput, windowMinutes } from "./order-input.ts";
import { publish } from "./publish.ts";
import type { Order, PayInState } from "./state.ts";

const minuteMs = 60_000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function openOrder(state: PayInState, input: OrderInput, paymentLinkId: string | null): Order {
  const known = state.orders.find((order) => order.orderReference === input.orderReference);
  if (known) {
    refuse(409, "An order with this reference exists", "DUPLICATE_ORDER_REFERENCE", {
      existingOrderId: known.orderId,
    });
  }
  const network = checkPair(input.currency, input.chainId, input.amount);
  const now = state.context.clock.now();
  const { windowEnd, graceEnd } = endsOf(state, input, now);
  const order = state.orders.put({
    orderId: randomUUID(),
    orderReference: input.orderReference,
    status: "pending",
    amount: input.amount,
    currency: input.currency,
    chainId: input.chainId,
    protocol: network.protocol,
    address: allocateAddress(state, network.protocol),
    successUrl: input.successUrl ?? null,
    cancelUrl: input.cancelUrl ?? null,
    metadata: input.metadata ?? null,
    paymentLinkId,
    transfers: [],
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(windowEnd).toISOString(),
    graceEndsAt: new Date(graceEnd).toISOString(),
    completedAt: null,
    expiredAt: null,
  });
  state.context.scheduler.at(graceEnd, "payin.expire", order.orderId);
  publish(state, "order.created", order.orderId, { kind: "order", order });
  return order;
}

/** The server does not pass the minutes on: there they are a setting of the organisation. */
function endsOf(state: PayInState, input: OrderInput, now: number) {
  const asked = state.context.settings.of("payin").edition !== "server";
  const windowEnd = now + (asked ? input.paymentWindowMinutes : windowMinutes) * minuteMs;
  const grace = asked ? (input.graceMinutes ?? input.gracePeriodMinutes) : graceMinutes;
  return { windowEnd, graceEnd: windowEnd + grace * minuteMs };
}

export function orderUrl(state: PayInState, order: Order): string {
  return `${state.context.baseUrl()}/payin/pay/${order.orderId}`;
}

/** An order as GET answers it. `confirmedReceived` shows part payments, which have no state of their own. */
export function orderView(state: PayInState, order: Order) {
  const last = order.transfers.at(-1);
  const needed = networkOf(order.chainId)?.confirmations ?? 1;
  const url = orderUrl(state, order);
  return {
    orderId: order.orderId,
    orderReference: order.orderReference,
    status: order.status,
    amount: order.amount,
    currency: order.currency,
    chainId: order.chainId,
    protocol: order.protocol,
    address: order.address,
    paymentUrl: url,
    url,
    qrCode: `${order.address}:${order.amount}:${order.currency}`,
    ...(order.successUrl && { successUrl: order.successUrl }),
    ...(order.cancelUrl && { cancelUrl: order.cancelUrl }),
    ...(order.metadata && { metadata: order.metadata }),
    ...(last && { txHash: last.txHash, confirmations: last.confirmed ? needed : 0 }),
    ...(last && { requiredConfirmations: needed, confirmedReceived: receivedOf(order) }),
    ...(order.completedAt && { completedAt: order.completedAt }),
    expiresAt: order.expiresAt,
    gracePeriodEndsAt: order.graceEndsAt,
    createdAt: order.createdAt,
  };
}

function receivedOf(order: Order): string {
  const units = order.transfers.reduce(
    (sum, one) => (one.confirmed ? sum + toUnits(one.amount, sumScale) : sum),
    0n,
  );
  return fromUnitsShort(units, sumScale);
}

export function createOrder(state: PayInState, request: SandboxRequest): Reply {
  const body = bodyOf(request);
  const input = readOrderInput(body);
  // Only the reference documents the header; the server's source does not look at it.
  const isHeeded = state.context.settings.of("payin").edition !== "server";
  return state.idempotency.once(
    isHeeded ? headerOf(request, "idempotency-key") : undefined,
    body,
    () => success(201, orderView(state, openOrder(state, input, null)), "Order created successfully"),
    () => errorReply(409, "Idempotency key was used with another body", "IDEMPOTENCY_CONFLICT"),
  );
}

export function getOrder(state: PayInState, request: SandboxRequest): Reply {
  const id = param(request, "orderId");
  const order = state.orders.get(id);
  if (order) return success(200, orderView(state, order));
  const { edition } = state.context.settings.of("payin");
  const takesUuids = edition === "server" || edition === "all";
  if (takesUuids && !uuid.test(id)) refuse(400, "orderId must be a UUID", "ORDER_ID_INVALID");
  return refuse(404, "Order not found");
}

export function getOrderByReference(state: PayInState, request: SandboxRequest): Reply {
  const reference = param(request, "orderReference");
  const order = state.orders.find((one) => one.orderReference === reference);
  return order ? success(200, orderView(state, order)) : refuse(404, "Order not found");
}

export function listOrders(state: PayInState, request: SandboxRequest): Reply {
  const rows = filterOrders(state, request.query).map((order) => orderView(state, order));
  return listReply(state, request, "orders", rows);
}

export function orderStats(state: PayInState, request: SandboxRequest): Reply {
  const rows = filterOrders(state, request.query);
  const count = (of: (order: Order) => string) =>
    Object.fromEntries(
      Map.groupBy(rows, of)
        .entries()
        .map(([key, list]) => [key, list.length]),
    );
  return success(200, {
    total: rows.length,
    byStatus: count((order) => order.status),
    byToken: count((order) => order.currency),
    byChain: count((order) => order.chainId),
  });
}
