import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json } from "#sandbox/server/http.ts";
import type { RateLimiter } from "#sandbox/server/rate-limit.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { poolStatus } from "./addresses.ts";
import { keyed } from "./authorize.ts";
import { bindAddress, getReference, listDeposits, listReferences, unbindAddress } from "./deposits.ts";
import { success } from "./envelope.ts";
import { publicLinkOrder, publicLinkView } from "./link-checkout.ts";
import { networks, tokenDecimals } from "./networks.ts";
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  listLogs,
  retryFailed,
  retryLog,
  testEndpoint,
  updateEndpoint,
} from "./notifications.ts";
import { createOrder, getOrder, getOrderByReference, listOrders, orderStats } from "./orders.ts";
import type { LinkMove } from "./payment-links.ts";
import {
  createLink,
  deleteLink,
  getLink,
  listLinkOrders,
  listLinks,
  moveLink,
  updateLink,
} from "./payment-links.ts";
import type { PayInState } from "./state.ts";

type Operation = (state: PayInState, request: SandboxRequest) => Reply;

const moves: readonly LinkMove[] = ["publish", "unpublish", "archive", "restore"];

function tokenList() {
  return Object.entries(tokenDecimals).map(([symbol, decimals]) => ({
    symbol,
    decimals,
    chains: networks.filter((network) => network.tokens.includes(symbol)).map((network) => network.chainId),
  }));
}

export function apiRoutes(state: PayInState, limiter: RateLimiter): Route[] {
  const api = (method: string, path: string, operation: Operation) =>
    route(
      method,
      `/api/v1${path}`,
      keyed(state, limiter, (request) => operation(state, request)),
    );
  const open = (method: string, path: string, operation: Operation) =>
    route(method, path, (request) => operation(state, request));
  return [
    open("GET", "/health", () =>
      json(200, { status: "healthy", timestamp: state.context.clock.iso(), version: "0.1.0" }),
    ),
    api("POST", "/orders", createOrder),
    api("GET", "/orders", listOrders),
    api("GET", "/orders/stats", orderStats),
    api("GET", "/orders/by-reference/:orderReference", getOrderByReference),
    api("GET", "/orders/:orderId", getOrder),
    api("POST", "/deposits/bind", bindAddress),
    api("POST", "/deposits/unbind", unbindAddress),
    api("GET", "/deposits/references", listReferences),
    api("GET", "/deposits/references/:depositReference", getReference),
    api("GET", "/deposits", listDeposits),
    api("GET", "/transfers", listDeposits),
    api("GET", "/deposits/:depositReference", getReference),
    api("POST", "/payment-links", createLink),
    api("GET", "/payment-links", listLinks),
    api("GET", "/payment-links/:id", getLink),
    api("PUT", "/payment-links/:id", updateLink),
    api("DELETE", "/payment-links/:id", deleteLink),
    api("GET", "/payment-links/:id/orders", listLinkOrders),
    ...moves.map((move) =>
      api("POST", `/payment-links/:id/${move}`, (own, request) => moveLink(own, request, move)),
    ),
    open("GET", "/api/v1/public/payment-links/:slug", publicLinkView),
    open("POST", "/api/v1/public/payment-links/:slug/orders", publicLinkOrder),
    api("POST", "/notifications/endpoints", createEndpoint),
    api("GET", "/notifications/endpoints", listEndpoints),
    api("GET", "/notifications/endpoints/:id", getEndpoint),
    api("PUT", "/notifications/endpoints/:id", updateEndpoint),
    api("DELETE", "/notifications/endpoints/:id", deleteEndpoint),
    api("POST", "/notifications/endpoints/:id/test", testEndpoint),
    api("GET", "/notifications/logs", listLogs),
    api("POST", "/notifications/logs/:id/retry", retryLog),
    api("POST", "/notifications/retry-failed", retryFailed),
    api("GET", "/config/networks", () => success(200, networks)),
    api("GET", "/config/tokens", () => success(200, tokenList())),
    api("GET", "/config", () => success(200, { networks, tokens: tokenList(), payment_window_minutes: 10 })),
    api("GET", "/address-pool/status", () => success(200, poolStatus(state))),
    api("GET", "/address-pool/availability", () => success(200, poolStatus(state))),
  ];
}
