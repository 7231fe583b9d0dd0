import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json } from "#sandbox/server/http.ts";
import type { RateLimiter } from "#sandbox/server/rate-limit.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { keyed } from "./authorize.ts";
import { bindAddress, unbindAddress } from "./bind.ts";
import { bindChain, unbindReference } from "./bind-chain.ts";
import { listDeposits, listTransfers } from "./deposit-lists.ts";
import { inDialect } from "./dialect.ts";
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  testEndpoint,
  updateEndpoint,
} from "./endpoints.ts";
import { refuse, success } from "./envelope.ts";
import { publicLinkOrder, publicLinkView } from "./link-checkout.ts";
import { listLogs, logStatistics, retryFailed, retryLog } from "./logs.ts";
import { networks, tokenDecimals } from "./networks.ts";
import {
  createOlderEndpoint,
  getOlderEndpoint,
  listEventTypes,
  listOlderEndpoints,
  updateOlderEndpoint,
} from "./older-endpoints.ts";
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
import { importAddresses, poolAvailability, poolStatus } from "./pool.ts";
import { getBoundAddress, getReference, listReferences } from "./references.ts";
import type { PayInState } from "./state.ts";
import type { Layer } from "./switches.ts";

type Operation = (state: PayInState, request: SandboxRequest) => Reply;

const moves: readonly LinkMove[] = ["publish", "unpublish", "archive", "restore"];

function tokenList() {
  return Object.entries(tokenDecimals).map(([symbol, decimals]) => ({
    symbol,
    decimals,
    chains: networks.filter((network) => network.tokens.includes(symbol)).map((network) => network.chainId),
  }));
}

/** Whose documents name a path; none named: all of them do. */
type Editions = readonly Layer[];
type Api = (method: string, path: string, operation: Operation, editions?: Editions) => Route;

const reference: Editions = ["reference"];
const server: Editions = ["server"];

export function apiRoutes(state: PayInState, limiter: RateLimiter): Route[] {
  const api: Api = (method, path, operation, editions) => {
    const handle = keyed(state, limiter, (request) => {
      const { edition } = state.context.settings.of("payin");
      if (edition !== "all" && editions && !editions.includes(edition)) refuse(404, "Not found");
      return operation(state, request);
    });
    return route(method, `/api/v1${path}`, inDialect(state, handle));
  };
  const open = (method: string, path: string, operation: Operation) =>
    route(method, path, (request) => operation(state, request));
  return [
    open("GET", "/health", () =>
      json(200, { status: "healthy", timestamp: state.context.clock.iso(), version: "0.1.0" }),
    ),
    ...orderRoutes(api),
    ...depositRoutes(api),
    ...linkRoutes(api),
    open("GET", "/api/v1/public/payment-links/:slug", publicLinkView),
    open("POST", "/api/v1/public/payment-links/:slug/orders", publicLinkOrder),
    ...notificationRoutes(api),
    api("GET", "/config/networks", () => success(200, networks)),
    api("GET", "/config/tokens", () => success(200, tokenList())),
    api("GET", "/config", () => success(200, { networks, tokens: tokenList(), payment_window_minutes: 10 })),
    api("GET", "/address-pool/status", poolStatus, reference),
    api("GET", "/address-pool/availability", poolAvailability, server),
    api("POST", "/address-pool/import", importAddresses),
  ];
}

function orderRoutes(api: Api): Route[] {
  return [
    api("POST", "/orders", createOrder),
    api("GET", "/orders", listOrders),
    api("GET", "/orders/stats", orderStats, server),
    api("GET", "/orders/by-reference/:orderReference", getOrderByReference, reference),
    api("GET", "/orders/:orderId", getOrder),
  ];
}

function depositRoutes(api: Api): Route[] {
  return [
    api("POST", "/deposits/bind", bindAddress, ["guide", "server"]),
    api("POST", "/deposits/unbind", unbindAddress, ["guide", "server"]),
    api("POST", "/deposits/references", bindChain, reference),
    api("GET", "/deposits/references", listReferences, ["reference", "server"]),
    api("GET", "/deposits/references/:depositReference", getReference, ["guide", "reference"]),
    api("DELETE", "/deposits/references/:depositReference", unbindReference, reference),
    api("GET", "/deposits", listDeposits),
    api("GET", "/deposits/:depositReference", getBoundAddress, server),
    api("GET", "/transfers", listTransfers, server),
  ];
}

function linkRoutes(api: Api): Route[] {
  return [
    api("POST", "/payment-links", createLink),
    api("GET", "/payment-links", listLinks),
    api("GET", "/payment-links/:id", getLink),
    api("PUT", "/payment-links/:id", updateLink),
    api("DELETE", "/payment-links/:id", deleteLink),
    api("GET", "/payment-links/:id/orders", listLinkOrders),
    ...moves.map((move) =>
      api("POST", `/payment-links/:id/${move}`, (own, request) => moveLink(own, request, move)),
    ),
  ];
}

function notificationRoutes(api: Api): Route[] {
  return [
    api("POST", "/notifications/endpoints", createEndpoint, server),
    api("GET", "/notifications/endpoints", listEndpoints, server),
    api("GET", "/notifications/endpoints/:id", getEndpoint, server),
    api("PUT", "/notifications/endpoints/:id", updateEndpoint, server),
    api("DELETE", "/notifications/endpoints/:id", deleteEndpoint, server),
    api("POST", "/notifications/endpoints/:id/test", testEndpoint, server),
    api("POST", "/webhooks/endpoints", createOlderEndpoint, reference),
    api("GET", "/webhooks/endpoints", listOlderEndpoints, reference),
    api("GET", "/webhooks/endpoints/:id", getOlderEndpoint, reference),
    api("PUT", "/webhooks/endpoints/:id", updateOlderEndpoint, reference),
    api("DELETE", "/webhooks/endpoints/:id", deleteEndpoint, reference),
    api("GET", "/webhooks/events", listEventTypes, reference),
    api("GET", "/notifications/logs", listLogs, server),
    api("POST", "/notifications/logs/:id/retry", retryLog, server),
    api("POST", "/notifications/retry-failed", retryFailed, server),
    api("GET", "/notifications/statistics", logStatistics, server),
  ];
}
