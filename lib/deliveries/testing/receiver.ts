import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly at: number;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  /** The connection is cut without an answer. */
  readonly cut?: boolean;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Requests that wait for their answer, and the most there ever were. */
  readonly open: { now: number; most: number };
  reply: (request: Received) => Reply | Promise<Reply>;
  stop(): Promise<void>;
}

/** A merchant's own system: a plain server that keeps what it gets. */
export async function startReceiver(reply: Receiver["reply"] = () => ({ status: 200 })): Promise<Receiver> {
  const received: Received[] = [];
  const open = { now: 0, most: 0 };
  const server = createServer((request, response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    void take(request)
      .then(async (message) => {
        received.push(message);
        const { status = 200, headers = {}, body = "", cut = false } = await receiver.reply(message);
        if (cut) request.socket.destroy();
        else response.writeHead(status, headers).end(body);
      })
      .catch(() => request.socket.destroy())
      .finally(() => {
        open.now -= 1;
      });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    open,
    reply,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return receiver;
}

async function take(request: IncomingMessage): Promise<Received> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { headers, body: await text(request), at: Date.now() };
}
