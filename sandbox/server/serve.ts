import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { comeToGrief } from "./faults/come-to-grief.ts";
import type { Reply, SandboxRequest } from "./http.ts";

export class BodyTooLarge extends Error {}

/** Opens the socket on 127.0.0.1 and hands whole requests to `answer`. */
export async function listen(
  port: number,
  maxBodyBytes: (path: string) => number,
  answer: (request: SandboxRequest) => Promise<Reply>,
): Promise<Server> {
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing, maxBodyBytes, answer));
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  maxBodyBytes: (path: string) => number,
  answer: (request: SandboxRequest) => Promise<Reply>,
): Promise<void> {
  const [path = "/", search = ""] = (incoming.url ?? "/").split("?", 2);
  let reply: Reply;
  try {
    const raw = await readBody(incoming, maxBodyBytes(path));
    const query = new URLSearchParams(search);
    const method = incoming.method === "HEAD" ? "GET" : (incoming.method ?? "GET");
    reply = await answer({ method, path, params: {}, query, headers: incoming.headers, raw });
  } catch (error) {
    const status = error instanceof BodyTooLarge ? 413 : 400;
    reply = { status, headers: { connection: "close" }, body: "" };
  }
  if (outgoing.destroyed) return;
  if (reply.accident?.type === "reset") return void incoming.socket.resetAndDestroy();
  outgoing.writeHead(reply.status, { ...reply.headers, "content-length": Buffer.byteLength(reply.body) });
  if (incoming.method === "HEAD") return void outgoing.end();
  if (reply.accident) return comeToGrief(outgoing, Buffer.from(reply.body), reply.accident);
  outgoing.end(reply.body);
}

async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new BodyTooLarge("request body too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
