import { createServer, type IncomingMessage } from "node:http";
import type { RawWebhook } from "../webhook-contract.ts";

const WAIT_MS = 8000;

export interface WebhookListener {
  readonly url: string;
  /** The first notification, already here or still to come, that `matches`; throws when none comes. */
  next(matches: (raw: RawWebhook) => boolean): Promise<RawWebhook>;
  close(): Promise<void>;
}

/** A public address for a provider's notifications: keeps raw bytes and headers, answers 200. */
export async function listenForWebhooks(): Promise<WebhookListener> {
  const received: RawWebhook[] = [];
  const server = createServer(async (request, response) => {
    received.push(await readRaw(request));
    response.writeHead(200).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/hooks`,
    async next(matches) {
      const deadline = Date.now() + WAIT_MS;
      while (Date.now() < deadline) {
        const found = received.find(matches);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`no such notification among ${received.length} received`);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readRaw(request: IncomingMessage): Promise<RawWebhook> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  return { headers: Object.fromEntries(headers), body: Buffer.concat(chunks) };
}
