import { createServer, type IncomingHttpHeaders } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

export interface Delivered {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly type: string;
}

const event = z.object({ type: z.string() });

export interface Receiver {
  readonly url: string;
  readonly received: readonly Delivered[];
  /** What it answers from now on. */
  answer(status: number): void;
  /** The first delivery that fits, waited for. */
  until(fits: (delivered: Delivered) => boolean): Promise<Delivered>;
  close(): Promise<void>;
}

/** The merchant's own system on a free port of this machine: keeps what it is sent and answers as it is told. */
export async function startReceiver(): Promise<Receiver> {
  const received: Delivered[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString("utf8");
    const { type } = event.parse(JSON.parse(body));
    received.push({ id: String(request.headers["webhook-id"]), headers: request.headers, body, type });
    response.writeHead(status, { "content-type": "text/plain" }).end(status === 200 ? "ok" : "out of paper");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  return {
    url: `http://127.0.0.1:${address.port}/paydeck`,
    received,
    answer(next) {
      status = next;
    },
    async until(fits) {
      for (let tries = 0; tries < 300; tries += 1) {
        const found = received.find(fits);
        if (found) return found;
        await wait(100);
      }
      throw new Error(`it did not come; ${received.length} others did: ${received.map(({ type }) => type)}`);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Checks a delivery like every receiver, with the independent library; throws when it is not genuine. */
export function verify({ body, headers }: Delivered, secret: string): unknown {
  const own = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return new Webhook(secret).verify(body, own);
}
