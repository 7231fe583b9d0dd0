import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { StreamSignal } from "./event-contract.ts";
import { type FrameMeaning, openWebSocketStream, type WebSocketStreamOptions } from "./web-socket-stream.ts";

const servers: WebSocketServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(greet: (socket: WebSocket) => void, options: { readonly autoPong?: boolean } = {}) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", ...options });
  servers.push(server);
  server.on("connection", greet);
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return new URL(`ws://127.0.0.1:${port}/events`);
}

const read = (frame: Uint8Array<ArrayBuffer>): FrameMeaning => {
  const text = new TextDecoder().decode(frame);
  if (text === "bye") return { type: "ends", because: "The other side said bye." };
  return { type: "event", event: { eventId: text, type: "t", body: frame, occurredAt: null } };
};

function tryToOpen(url: URL, over: Partial<WebSocketStreamOptions> = {}) {
  const signal = new AbortController().signal;
  return openWebSocketStream({ url, mode: "test", headers: {}, signal, read, ...over });
}

async function openAt(url: URL, over: Partial<WebSocketStreamOptions> = {}) {
  const opened = await tryToOpen(url, over);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

async function all(signals: AsyncIterable<StreamSignal>): Promise<string[]> {
  const heard: string[] = [];
  for await (const signal of signals)
    heard.push(signal.type === "event" ? signal.event.eventId : signal.type);
  return heard;
}

it("gives what came before the end, and says why it ended", async () => {
  const url = await serve((socket) => {
    for (const text of ["one", "two", "bye"]) socket.send(text);
  });
  const stream = await openAt(url);
  expect(await all(stream.signals)).toEqual(["one", "two"]);
  expect(stream.endedBecause()).toBe("The other side said bye.");
});

it("takes a silent other side for dead", async () => {
  const url = await serve(() => undefined, { autoPong: false });
  const stream = await openAt(url, { pingMs: 20, deadAfterMs: 60 });
  expect(await all(stream.signals)).toEqual([]);
  expect(stream.endedBecause()).toBe("The stream fell silent.");
});

it("stays open while pings are answered", async () => {
  const url = await serve((socket) => void setTimeout(() => socket.close(1012), 300));
  const stream = await openAt(url, { pingMs: 20, deadAfterMs: 60 });
  const heard = await all(stream.signals);
  expect(heard.length).toBeGreaterThan(3);
  expect(new Set(heard)).toEqual(new Set(["alive"]));
  expect(stream.endedBecause()).toBe("The provider closed the stream (code 1012).");
});

it("ends without a reason when we close it, or stop", async () => {
  const url = await serve(() => undefined);
  const closed = await openAt(url);
  closed.close();
  expect(await all(closed.signals)).toEqual([]);
  expect(closed.endedBecause()).toBeNull();
  const stopping = new AbortController();
  const stopped = await openAt(url, { signal: stopping.signal });
  stopping.abort();
  expect(await all(stopped.signals)).toEqual([]);
  expect(stopped.endedBecause()).toBeNull();
});

it("closes on a frame that is larger than any event", async () => {
  const url = await serve((socket) => socket.send("x".repeat(2 * 1024 * 1024)));
  const stream = await openAt(url);
  expect(await all(stream.signals)).toEqual([]);
  expect(stream.endedBecause()).toBe("The connection broke.");
});

it.each([
  [401, "credentials_rejected"],
  [503, "unavailable"],
])("reads a handshake that is answered %i", async (status, code) => {
  const server = new WebSocketServer({
    port: 0,
    host: "127.0.0.1",
    verifyClient: (_info, done) => done(false, status),
  });
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`ws://127.0.0.1:${port}/`);
  const opened = await tryToOpen(url);
  expect(opened).toMatchObject({ ok: false, error: { code, effect: "not_applied" } });
});

it("says that nobody is there", async () => {
  const url = new URL("ws://127.0.0.1:9/");
  const opened = await tryToOpen(url);
  expect(opened).toMatchObject({ ok: false, error: { code: "unavailable" } });
});

it.each(["127.0.0.1", "localhost", "[::1]", "10.0.0.1"])("is not opened to %s in live mode", async (host) => {
  const url = new URL(`ws://${host}:9/`);
  const opened = await tryToOpen(url, { mode: "live" });
  expect(opened).toMatchObject({ ok: false, error: { providerCode: "refused_address" } });
});

it.each([
  ["live", "127.0.0.1"],
  ["live", "10.0.0.1"],
  ["test", "192.168.0.7"],
] as const)("is not opened in %s mode to a name that stands for %s", async (mode, address) => {
  const resolve = async () => [{ address, family: 4 }];
  const opened = await tryToOpen(new URL("ws://stream.example.com:9/"), { mode, resolve });
  expect(opened).toMatchObject({ ok: false, error: { providerCode: "refused_address" } });
});
