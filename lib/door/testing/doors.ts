import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { receiveHttp, refuseMethod } from "../../webhooks/receive-http.ts";
import { createDoor } from "../create-door.ts";

/** Short enough for tests, long enough for a busy machine. */
export const BODY_TIMEOUT_MS = 700;

export interface TestDoor {
  readonly name: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The lean listener, in front of `upstream`. */
export async function leanDoor(upstream = new URL("http://127.0.0.1:9")): Promise<TestDoor> {
  const door = createDoor({ upstream, bodyTimeoutMs: BODY_TIMEOUT_MS, headersTimeoutMs: BODY_TIMEOUT_MS });
  return { name: "lean", port: await listen(door.server), close: () => door.close(0) };
}

/** The route's own handlers behind a plain HTTP server, as a Next host runs them. */
export async function nextDoor(): Promise<TestDoor> {
  const server = createServer((request, response) => void serve(request, response));
  const port = await listen(server);
  return {
    name: "next",
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(incoming.url ?? "/", "http://paydeck.test");
  const post = incoming.method === "POST";
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const method = incoming.method ?? "GET";
  // The DOM's types know no "duplex", which Node demands for a streamed body.
  const init = post ? { method, headers, body: streamOf(incoming), duplex: "half" } : { method, headers };
  const request = new Request(`http://paydeck.test${pathname}`, init);
  const id = decodeURIComponent(pathname.split("/").at(-1) ?? "");
  const answer = post ? await receiveHttp(id, request, BODY_TIMEOUT_MS) : refuseMethod();
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

type Part = Uint8Array | string | { readonly waitMs: number };

/** Sends these bytes over a socket of its own, pauses where told, and answers what came back before the end or `withinMs`. */
export async function sendRaw(
  port: number,
  parts: readonly Part[],
  { hangUp = false, withinMs = 5_000 } = {},
): Promise<RawAnswer> {
  const socket = connect({ port, host: "127.0.0.1" });
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const answered = (): boolean => isWhole(Buffer.concat(chunks).toString());
  for (const part of parts) {
    if (typeof part === "object" && "waitMs" in part) await sleep(part.waitMs);
    else if (!socket.destroyed) socket.write(part);
  }
  const end = Date.now() + withinMs;
  while (!hangUp && !answered() && !socket.destroyed && Date.now() < end)
    await Promise.race([ended, sleep(10)]);
  if (hangUp) await sleep(50);
  socket.destroy();
  const text = Buffer.concat(chunks).toString();
  const [head = "", body = ""] = text.split(/\r\n\r\n(.*)/s);
  return { status: Number(text.slice(9, 12)), head, body };
}

function isWhole(text: string): boolean {
  const [head = "", body] = text.split(/\r\n\r\n(.*)/s);
  if (body === undefined) return false;
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return length === undefined ? body.endsWith("0\r\n\r\n") : body.length >= Number(length);
}

/** The head of a POST to a connection's address. */
export function head(connectionId: string, headers: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries({ host: "paydeck.test", ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `POST /api/webhooks/${connectionId} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/** A whole request with its length. */
export function whole(
  connectionId: string,
  event: { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array },
): Part[] {
  return [head(connectionId, { ...event.headers, "content-length": event.body.byteLength }), event.body];
}
