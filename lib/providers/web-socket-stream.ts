import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import type { Mode } from "../mode.ts";
import { err, ok, type Result } from "../result.ts";
import type { ProviderError } from "./contract.ts";
import type { ProviderStream, StreamSignal } from "./event-contract.ts";
import { guardedLookup, type Resolve, refusedAddress } from "./guarded-lookup.ts";
import { type ErrorAnswer, errorOfStatus, errorOfThrown } from "./http-errors.ts";
import { isPublicHost } from "./public-address.ts";
import { createSignalQueue } from "./signal-queue.ts";

const HANDSHAKE_MS = 15_000;
const PING_MS = 30_000;
const DEAD_AFTER_MS = 60_000;
const MAX_FRAME_BYTES = 1024 * 1024;
/** Frames wait while events are stored; beyond this the stream is closed and what follows is recovered. */
const MAX_WAITING = 10_000;

/** What a frame means. `ends`: the provider says that it closes, and why, in our words. */
export type FrameMeaning = StreamSignal | { readonly type: "ends"; readonly because: string };

export interface WebSocketStreamOptions {
  readonly url: URL;
  /** Live reaches public machines only; test this machine too. */
  readonly mode: Mode;
  /** For a test that plays a hostile DNS. */
  readonly resolve?: Resolve;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Of the raw bytes of one frame; never throws. */
  readonly read: (frame: Uint8Array<ArrayBuffer>) => FrameMeaning;
  readonly mapError?: (answer: ErrorAnswer) => Partial<ProviderError> | undefined;
  /** How often we ask whether the other side is there, and after how much silence it is taken for dead. */
  readonly pingMs?: number;
  readonly deadAfterMs?: number;
}

/** Opens a WebSocket as a provider's stream. Refused handshakes are errors; all that comes later ends the iteration. */
export function openWebSocketStream(
  options: WebSocketStreamOptions,
): Promise<Result<ProviderStream, ProviderError>> {
  const { url, mode, resolve: resolveName, headers, signal, mapError } = options;
  if (signal.aborted) return Promise.resolve(err(errorOfThrown(signal.reason, false, false)));
  if (!isPublicHost(url, mode)) return Promise.resolve(err(errorOfThrown(refusedAddress(), false, false)));
  const socket = new WebSocket(url, {
    lookup: guardedLookup(mode, resolveName),
    headers: { ...headers },
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: MAX_FRAME_BYTES,
    followRedirects: false,
    perMessageDeflate: false,
  });
  const stream = follow(socket, options);
  return new Promise((resolve) => {
    socket.once("open", () => resolve(ok(stream)));
    socket.once("unexpected-response", (_request, response) => {
      resolve(err(refusalOf(response, mapError)));
      response.resume();
      socket.terminate();
    });
    socket.once("error", (thrown) =>
      resolve(err(errorOfThrown(thrown, false, /timed out/i.test(thrown.message)))),
    );
    socket.once("close", () => resolve(err(errorOfThrown(undefined, false, false))));
  });
}

function refusalOf(response: IncomingMessage, mapError: WebSocketStreamOptions["mapError"]): ProviderError {
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headersDistinct))
    headers.set(name, value?.join(", ") ?? "");
  const answer = { status: response.statusCode ?? 0, headers, body: undefined };
  return { ...errorOfStatus(answer, false, new Date()), ...mapError?.(answer) };
}

function follow(socket: WebSocket, options: WebSocketStreamOptions): ProviderStream {
  const { signal, read, pingMs = PING_MS, deadAfterMs = DEAD_AFTER_MS } = options;
  const queue = createSignalQueue();
  let because: string | null = null;
  let closedByUs = false;
  let heardAt = Date.now();
  const end = (why: string): void => {
    because ??= closedByUs ? null : why;
    socket.terminate();
    queue.end();
  };
  const close = (): void => {
    closedByUs = true;
    socket.terminate();
    queue.end();
  };
  const hear = (heard: StreamSignal): void => {
    heardAt = Date.now();
    if (queue.size() >= MAX_WAITING) end("Events come faster than they can be stored.");
    else queue.push(heard);
  };
  const pulse = setInterval(() => {
    if (Date.now() - heardAt > deadAfterMs) end("The stream fell silent.");
    else if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, pingMs);
  socket.on("message", (data) => {
    const meaning = read(bytesOf(data));
    if (meaning.type === "ends") end(meaning.because);
    else hear(meaning);
  });
  socket.on("pong", () => hear({ type: "alive" }));
  socket.on("ping", () => hear({ type: "alive" }));
  socket.on("error", () => end("The connection broke."));
  socket.on("close", (code) => {
    clearInterval(pulse);
    signal.removeEventListener("abort", close);
    end(`The provider closed the stream (code ${code}).`);
  });
  signal.addEventListener("abort", close);
  return { signals: queue.signals, endedBecause: () => because, close };
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array<ArrayBuffer> {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}
