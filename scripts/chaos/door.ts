import { createServer } from "node:http";
import { receiveHttp } from "#lib/webhooks/receive-http.ts";

/** The smallest process that takes webhooks: `node scripts/chaos/door.ts <port>`. */
const port = Number(process.argv[2]);
const server = createServer(async (incoming, outgoing) => {
  const connectionId = /^\/api\/webhooks\/([^/]+)$/.exec(incoming.url ?? "")?.[1] ?? "";
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  const answer = await receiveHttp(
    connectionId,
    new Request("http://door/", {
      method: "POST",
      headers: Object.fromEntries(headers),
      body: Buffer.concat(chunks),
    }),
  );
  outgoing.writeHead(answer.status).end(await answer.text());
});
server.listen(port, "127.0.0.1", () => process.send?.("ready"));
process.once("SIGTERM", () => process.exit(0));
