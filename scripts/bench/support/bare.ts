import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { byteaArray, textArray } from "#lib/db/binary-array.ts";

/**
 * The limit of this machine: node:http and pg, which store bodies in batches and verify nothing. One flush is in flight,
 * what comes meanwhile is the next one; each body is committed before it is acknowledged, as ours are.
 */
const pool = new pg.Pool({ connectionString: process.argv[2] ?? "", max: 2 });
let waiting: { readonly body: Buffer; readonly stored: (status: number) => void }[] = [];
let busy = false;

async function flush(): Promise<void> {
  busy = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    const status = await store(batch.map(({ body }) => body));
    for (const { stored } of batch) stored(status);
  }
  busy = false;
}

async function store(bodies: readonly Buffer[]): Promise<number> {
  try {
    await pool.query({
      name: "bare",
      text: "INSERT INTO bare_events (id, body) SELECT * FROM unnest($1::text[], $2::bytea[])",
      values: [textArray(bodies.map(() => randomUUID())), byteaArray(bodies)],
    });
    return 200;
  } catch {
    return 503;
  }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const stored = (status: number): void => {
      response.writeHead(status, { "content-type": "application/json", "content-length": 17 });
      response.end('{"received":true}');
    };
    waiting.push({ body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), stored });
    if (!busy) setImmediate(flush);
    busy = true;
  });
});
await pool.query("CREATE TABLE IF NOT EXISTS bare_events (id text PRIMARY KEY, body bytea NOT NULL)");
server.listen(Number(process.argv[3]), "127.0.0.1", () => process.send?.("ready"));
