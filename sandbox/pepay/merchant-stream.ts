import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { sandboxAccounts, sandboxPrefixes } from "#sandbox/accounts.ts";
import type { Reply } from "#sandbox/server/http.ts";
import { errorReply } from "./envelope.ts";
import type { PepayEvent, PepayState } from "./state.ts";
import { carries, refuseFilter } from "./stream-filter.ts";
import { isGoodWsToken } from "./ws-token.ts";

const path = `${sandboxPrefixes.pepay}/ws/merchant/events`;
const pingMs = 30_000;
/** A longer gap is not replayed: the client is told to read the Events API. */
const replayLimit = 100;
const replaced = 1012;
const policyViolation = 1008;

interface Subscriber {
  socket: WebSocket;
  query: URLSearchParams;
}

/** GET /ws/merchant/events: events as they are recorded, replay from `since`, `ws_control` where a replay has a gap. */
export function createMerchantStream(state: PepayState) {
  const { settings, clock } = state.context;
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const subscribers = new Set<Subscriber>();
  const isMute = () => settings.of("pepay").streams === "mute";

  settings.watch("pepay", ({ streams }) => {
    if (streams === "refuse") for (const { socket } of subscribers) socket.close(replaced, "maintenance");
  });
  state.listeners.add((event) => {
    for (const { socket, query } of subscribers) if (!isMute() && carries(query, event)) send(socket, event);
  });

  function follow(subscriber: Subscriber): void {
    const { socket } = subscriber;
    let alive = true;
    const pinging = setInterval(() => {
      if (!alive) socket.terminate();
      alive = false;
      if (!isMute()) socket.ping();
    }, pingMs);
    subscribers.add(subscriber);
    socket.on("pong", () => {
      alive = true;
    });
    socket.on("ping", (data: Buffer) => {
      alive = true;
      if (!isMute()) socket.pong(data);
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearInterval(pinging);
      subscribers.delete(subscriber);
    });
  }

  function welcome(socket: WebSocket, query: URLSearchParams): void {
    const problem = refuseFilter(query);
    if (problem !== undefined) {
      send(socket, { object: "ws_error", code: "INVALID_FILTER", message: problem });
      socket.close(policyViolation, "invalid filter");
      return;
    }
    follow({ socket, query });
    const since = query.get("since");
    if (since !== null && !isMute()) replay(state, socket, query, since);
  }

  function refusal(request: IncomingMessage, url: URL): Reply | undefined {
    if (url.pathname !== path) return errorReply(404, "Not found");
    if (settings.of("pepay").streams === "refuse") return errorReply(503, "The stream is down");
    const token = url.searchParams.get("token");
    const known = token
      ? isGoodWsToken(token, clock.now())
      : request.headers["x-api-key"] === sandboxAccounts.pepay.apiKey;
    return known ? undefined : errorReply(401, "Invalid API key or token");
  }

  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const url = new URL(request.url ?? "/", "ws://sandbox");
    const refused = refusal(request, url);
    if (refused) {
      socket.end(`HTTP/1.1 ${refused.status} Refused\r\nconnection: close\r\n\r\n${refused.body}`);
      return;
    }
    server.handleUpgrade(request, socket, head, (opened) => welcome(opened, url.searchParams));
  };
}

function replay(state: PepayState, socket: WebSocket, query: URLSearchParams, since: string): void {
  const events = state.events.all();
  const known = events.findIndex((event) => event.id === since);
  const missed = events.slice(known + 1).filter((event) => carries(query, event));
  const whole = known >= 0 && missed.length <= replayLimit;
  if (whole) for (const event of missed) send(socket, event);
  send(socket, {
    object: "ws_control",
    type: whole ? "replay_complete" : "resync_required",
    ...(whole ? { replayed: missed.length } : { reason: known < 0 ? "unknown_cursor" : "gap_too_long" }),
  });
}

function send(socket: WebSocket, frame: PepayEvent | Record<string, unknown>): void {
  socket.send(JSON.stringify(frame));
}
