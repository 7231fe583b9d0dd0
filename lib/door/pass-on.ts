import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from "node:http";
import { log } from "../logger.ts";

/** Headers that belong to one connection and not to the message (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);

const UNREACHABLE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Paydeck is starting</title>
<body style="font: 16px/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 32rem; padding: 0 1.5rem">
<h1 style="font-size: 1.25rem">The dashboard does not answer right now</h1>
<p>It is starting, or being restarted. Webhooks are received meanwhile. Load this page again in a moment.</p>
`;

export interface PassOn {
  (incoming: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

/** Passes requests to the dashboard on `upstream` and its answers back, both as they flow. */
export function createPassOn(upstream: URL): PassOn {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 });

  const passOn = (incoming: IncomingMessage, response: ServerResponse): void => {
    const bodiless =
      incoming.headers["content-length"] === undefined && !incoming.headers["transfer-encoding"];
    const outgoing = send(incoming, bodiless, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
      // A stream of events begins with its head, long before the first event.
      response.flushHeaders();
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    });
    const fail = (thrown: NodeJS.ErrnoException): void => {
      if (response.destroyed) return;
      if (response.headersSent) return void response.destroy();
      if (isStaleSocket(thrown, outgoing) && bodiless) return void passOn(incoming, response);
      log("door").warn({ err: thrown }, "The dashboard did not answer");
      response.writeHead(502, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
      response.end(incoming.method === "HEAD" ? undefined : UNREACHABLE);
    };
    outgoing.on("error", fail);
    response.on("close", () => outgoing.destroy());
    if (bodiless) outgoing.end();
    else incoming.pipe(outgoing);
  };

  function send(incoming: IncomingMessage, bodiless: boolean, onAnswer: (answer: IncomingMessage) => void) {
    const headers = endToEnd(incoming.rawHeaders);
    // As the dashboard would note them itself, were it reached directly; what a proxy before us wrote stays.
    const { "x-forwarded-for": address, "x-forwarded-port": port } = incoming.headers;
    if (address === undefined) headers.push("x-forwarded-for", incoming.socket.remoteAddress ?? "");
    if (port === undefined) headers.push("x-forwarded-port", String(incoming.socket.localPort ?? ""));
    if (!bodiless && incoming.headers["transfer-encoding"]) headers.push("transfer-encoding", "chunked");
    const { hostname, port: upstreamPort } = upstream;
    const target = { agent, hostname, port: upstreamPort, setHost: false };
    return request({ ...target, method: incoming.method, path: incoming.url, headers: headers }, onAnswer);
  }

  return Object.assign(passOn, { close: () => agent.destroy() });
}

/** The dashboard closed an idle connection in the moment that we took it up: it never read this request. */
function isStaleSocket(thrown: NodeJS.ErrnoException, { reusedSocket, method }: ClientRequest): boolean {
  return reusedSocket && thrown.code === "ECONNRESET" && (method === "GET" || method === "HEAD");
}

function endToEnd(rawHeaders: readonly string[]): string[] {
  const named = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]?.toLowerCase() !== "connection") continue;
    for (const name of (rawHeaders[at + 1] ?? "").split(",")) named.add(name.trim().toLowerCase());
  }
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    const lower = name.toLowerCase();
    if (!HOP_BY_HOP.has(lower) && !named.has(lower)) kept.push(name, value);
  }
  return kept;
}
