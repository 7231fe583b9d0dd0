import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disconnectDb } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { closePool, pool } from "#lib/db/pool.ts";
import { overrideEnv } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { aConnection, aMerchant, orderEvent } from "#lib/testing/merchant-fixture.ts";
import { receiveWebhook } from "#lib/webhooks/receive.ts";

/**
 * `npm run bench -- receive`: how much of a bare durable insert the whole of `receive` reaches (find the connection,
 * open its secrets, check the proof, dedupe, store, queue), on one PostgreSQL, alternating in one run.
 */
const ROUNDS = 5;
const EVENTS = 600;
const CONNECTIONS = 16;

const folder = mkdtempSync(join(tmpdir(), "paydeck-bench-"));
chmodSync(folder, 0o711);
const database = await startEmbedded(folder, { throwAway: true });
try {
  await migrate(database.url);
  overrideEnv({
    DATABASE_URL: database.url,
    DATABASE_POOL: String(CONNECTIONS),
    PAYDECK_KEYS: `bench:${Buffer.alloc(32, 1).toString("base64")}`,
    LOG_LEVEL: "error",
  });
  const scope = await aMerchant();
  const connection = await aConnection(scope);
  await pool().query(
    "CREATE TABLE bare_events (id text PRIMARY KEY, headers jsonb, body bytea, received_at timestamptz)",
  );

  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await rate((event) => insertBare(event)));
    ours.push(await rate((event) => receiveWebhook(connection.id, event)));
  }
  const stored = await pool().query(
    "SELECT count(*)::int AS count FROM webhook_events WHERE status = 'received'",
  );
  const figures = { rps: Math.round(median(ours)), bareRps: Math.round(median(bare)) };
  const ratio = Number((median(ours) / median(bare)).toFixed(3));
  console.log(
    JSON.stringify({
      bench: "receive",
      ...figures,
      ratio,
      sent: ROUNDS * EVENTS,
      stored: stored.rows[0]?.count,
    }),
  );
} finally {
  await closePool();
  await disconnectDb();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

type Event = ReturnType<typeof orderEvent>;

/** Events a second with {@link CONNECTIONS} senders at once. */
async function rate(send: (event: Event) => Promise<unknown>): Promise<number> {
  const waiting = Array.from({ length: EVENTS }, () => orderEvent("order.completed", newId("transaction")));
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let event = waiting.pop(); event !== undefined; event = waiting.pop()) await send(event);
    }),
  );
  return EVENTS / ((performance.now() - started) / 1000);
}

async function insertBare(event: Event): Promise<void> {
  const values = [newId("webhookEvent"), JSON.stringify(event.headers), event.body];
  await pool().query("INSERT INTO bare_events VALUES ($1, $2, $3, now())", values);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
