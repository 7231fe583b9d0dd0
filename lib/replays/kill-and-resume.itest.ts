import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { replayConsent } from "../approvals/replay-consent.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { env } from "../env.ts";
import { aConnection, aMerchant, aTransaction, orderEvent } from "../testing/merchant-fixture.ts";
import { receiveWebhook } from "../webhooks/receive.ts";
import { cancelReplay } from "./cancel-replay.ts";
import { getReplay } from "./get-replay.ts";
import { startReplay } from "./start-replay.ts";

const EVENTS = 60;

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

async function until(what: string, isSo: () => Promise<boolean>, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await sleep(50);
  }
}

it("a replay outlives its worker, is shared by two, keeps to its rate, and can be called off", async () => {
  const scope = await aMerchant();
  const connection = await aConnection(scope);
  for (let index = 0; index < EVENTS; index += 1) {
    const { externalId } = await aTransaction(scope, connection);
    await receiveWebhook(connection.id, orderEvent("order.completed", externalId));
  }
  const victim = startWorker();
  const count = async (sql: string) =>
    Number((await pool().query<{ count: string }>(`SELECT count(*) FROM ${sql}`)).rows[0]?.count);
  await until(
    "all events are applied",
    async () => (await count("webhook_events WHERE status = 'processed'")) === EVENTS,
    60_000,
  );

  const day = { from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" };
  const start = () =>
    startReplay(
      scope,
      {
        asked: { kind: "window", ...day },
        rate: 10,
        reason: "A kill in the middle",
        idempotencyKey: randomUUID(),
      },
      replayConsent,
    );
  const { replayId } = await start();
  const done = async () => (await getReplay(scope, { replayId })).done;
  await until("the first events are replayed", async () => (await done()) > 5, 30_000);
  await kill(victim);
  expect(await done()).toBeLessThan(EVENTS);
  startWorker();
  startWorker();
  const isDone = async () => (await getReplay(scope, { replayId })).status === "done";
  await until("the replay is done", isDone, 90_000);
  const replay = await getReplay(scope, { replayId });
  expect(replay).toMatchObject({
    total: EVENTS,
    done: EVENTS,
    effects: [{ effect: "unchanged", count: EVENTS }],
  });
  expect(await count("webhook_attempts WHERE trigger = 'replay'")).toBe(EVENTS);
  expect(await count("timeline_entries WHERE verdict = 'applied'")).toBe(EVENTS);
  // The first second's worth comes at once.
  const took = Date.parse(replay.finishedAt ?? "") - Date.parse(replay.startedAt ?? "");
  expect(took).toBeGreaterThan(((EVENTS - 10) / 10) * 1000);

  const second = await start();
  const sent = () => count("webhook_attempts WHERE trigger = 'replay'");
  await until("the second replay has begun", async () => (await sent()) > EVENTS + 5, 30_000);
  await cancelReplay(scope, second, replayConsent);
  await sleep(1500);
  const after = await sent();
  await sleep(2500);
  expect(await sent()).toBe(after);
  expect(await getReplay(scope, second)).toMatchObject({
    status: "cancelled",
    inLine: 0,
    done: after - EVENTS,
  });
  expect(after).toBeLessThan(2 * EVENTS);
}, 240_000);
