import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isPublicHost, isPublicPath } from "../server/public-host.ts";
import { type Answer, answerWebhook, WRONG_METHOD } from "../webhooks/answer-webhook.ts";
import { BODY_TIMEOUT_MS } from "../webhooks/incoming-body.ts";
import { createPassOn } from "./pass-on.ts";
import { readBody } from "./read-body.ts";

/** An address in its one plain spelling; every other spelling of it is the dashboard's to judge. */
const ADDRESS = /^\/api\/webhooks\/([A-Za-z0-9_-]{1,100})(?:\?|$)/;
/** Methods that the dashboard's own route answers; it knows what to do with stranger ones. */
const REFUSED = new Set(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export interface DoorOptions {
  /** Where the dashboard listens. */
  readonly upstream: URL;
  readonly bodyTimeoutMs?: number;
  /** For the headers alone; the whole request has three times as long. */
  readonly headersTimeoutMs?: number;
}

export interface Door {
  readonly server: Server;
  /** Lets no one new in, finishes what is under way, then closes what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/**
 * The listener in front of the dashboard: it takes webhooks in itself, so that pages being rendered never hold them up
 * nor they the pages, and passes every other request on.
 */
export function createDoor(options: DoorOptions): Door {
  const { bodyTimeoutMs = BODY_TIMEOUT_MS, headersTimeoutMs = 10_000 } = options;
  const passOn = createPassOn(options.upstream);
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: headersTimeoutMs,
    // Behind the time for a webhook's body, whose end has an answer of ours: this one is for all others.
    requestTimeout: Math.max(3 * headersTimeoutMs, bodyTimeoutMs + headersTimeoutMs),
    connectionsCheckingInterval: Math.min(1000, headersTimeoutMs / 2),
    keepAliveTimeout: 65_000,
  });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (isHiddenFromPayers(request)) return sayNotFound(request, response);
    const connectionId = ADDRESS.exec(request.url ?? "")?.[1];
    if (connectionId !== undefined && request.method === "POST") void takeIn(connectionId, request, response);
    else if (connectionId !== undefined && REFUSED.has(request.method ?? ""))
      give(WRONG_METHOD, request, response);
    else passOn(request, response);
  });

  async function takeIn(
    connectionId: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await readBody(request, bodyTimeoutMs);
    const answer = await answerWebhook(connectionId, plainHeaders(request), body);
    if (!response.destroyed) give(answer, request, response);
  }

  function give({ status, headers, body }: Answer, request: IncomingMessage, response: ServerResponse): void {
    // What is left of a body is not read to keep a connection.
    if (!request.complete || !server.listening) response.shouldKeepAlive = false;
    response.writeHead(status, headers);
    response.end(request.method === "HEAD" ? undefined : body);
    if (!request.complete) request.resume();
  }

  return {
    server,
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const patience = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(patience);
      passOn.close();
    },
  };
}

function sayNotFound(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(request.method === "HEAD" ? undefined : "Not found");
  request.resume();
}

/** Data routes pass `proxy.ts` by, so what the payers' own host does not answer is refused here already. */
function isHiddenFromPayers({ headers, url = "/" }: IncomingMessage): boolean {
  const get = (name: string) => (name === "host" ? headers.host : headers[name]?.toString()) ?? null;
  return isPublicHost({ get }) && !isPublicPath(url.replace(/[?#].*$/s, ""));
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === "string") plain[name] = value;
    else if (value !== undefined) plain[name] = value.join(", ");
  }
  return plain;
}
