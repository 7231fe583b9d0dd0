import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { env } from "../env.ts";
import { aConnection, aMerchant, aTransaction, orderEvent } from "../testing/merchant-fixture.ts";
import { receiveWebhook } from "../webhooks/receive.ts";

const EVENTS = 150;

let database: TestDatabase;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
});
afterAll(() => database.drop());

function startWorker(): ChildProcess {
  const { NEXTAUTH_SECRET, PAYDECK_KEYS } = env();
  const ring = PAYDECK_KEYS.map((key) => `${key.id}:${key.bytes.toString("base64")}`).join(",");
  const worker = spawn(process.execPath, ["--conditions=react-server", "lib/worker/main.ts"], {
    env: {
      NODE_ENV: "test",
      PATH: "",
      DATABASE_URL: database.url,
      NEXTAUTH_SECRET,
      PAYDECK_KEYS: ring,
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  workers.push(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}

async function count(sql: string): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(`SELECT count(*) FROM ${sql}`);
  return Number(rows[0]?.count);
}

async function until(what: string, isSo: () => Promise<boolean>, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await sleep(50);
  }
}

describe("a worker that is killed in mid-work", () => {
  it("loses nothing, doubles nothing, and its jobs run again within a minute", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    for (let index = 0; index < EVENTS; index += 1) {
      const { externalId } = await aTransaction(scope, connection);
      await receiveWebhook(connection.id, orderEvent("order.completed", externalId));
    }
    const processed = () => count("webhook_events WHERE status = 'processed'");
    const victim = startWorker();
    await until("the first events are done", async () => (await processed()) > 5, 20_000);
    await kill(victim);
    const done = await processed();
    expect(done).toBeLessThan(EVENTS);
    const abandoned = await count("graphile_worker._private_jobs WHERE locked_by IS NOT NULL");
    expect(abandoned).toBeGreaterThan(0);

    startWorker();
    await until("all events are done", async () => (await processed()) === EVENTS, 60_000);
    expect(await count("transactions WHERE status = 'succeeded'")).toBe(EVENTS);
    expect(await count("timeline_entries")).toBe(EVENTS);
    expect(await count("webhook_attempts")).toBe(EVENTS);
  }, 120_000);
});
