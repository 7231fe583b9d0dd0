import type { ChildProcess } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant, aTransaction, orderEvent } from "../testing/merchant-fixture.ts";
import { receiveWebhook } from "../webhooks/receive.ts";
import { count, kill, startWorker, until } from "./testing/worker-process.ts";

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

function start(): ChildProcess {
  const worker = startWorker(database.url);
  workers.push(worker);
  return worker;
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
    const victim = start();
    await until("the first events are done", async () => (await processed()) > 5, 20_000);
    await kill(victim);
    const done = await processed();
    expect(done).toBeLessThan(EVENTS);
    const abandoned = await count("graphile_worker._private_jobs WHERE locked_by IS NOT NULL");
    expect(abandoned).toBeGreaterThan(0);

    start();
    await until("all events are done", async () => (await processed()) === EVENTS, 60_000);
    expect(await count("transactions WHERE status = 'succeeded'")).toBe(EVENTS);
    expect(await count("timeline_entries")).toBe(EVENTS);
    expect(await count("webhook_attempts")).toBe(EVENTS);
  }, 120_000);
});
