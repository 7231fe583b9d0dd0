import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../db/as-owner.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { enqueue } from "../queue/enqueue.ts";
import { aConnection, aMerchant, aTransaction, orderEvent, signed } from "../testing/merchant-fixture.ts";
import { receiveWebhook } from "../webhooks/receive.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { count, isGone, kill, startWorker, until } from "./testing/worker-process.ts";

let database: TestDatabase;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
});
afterAll(() => database.drop());

function start(preload?: string): ChildProcess {
  const worker = startWorker(database.url, preload);
  workers.push(worker);
  return worker;
}

const blockedSessions = () =>
  asOwner(async (owner) => {
    const { rows } = await owner.query(
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
    return rows.length;
  });

describe("a worker that is stopped in the middle of an event", () => {
  it("loses its lease to another, which does the work once, and changes nothing when it wakes", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    const { id, externalId } = await aTransaction(scope, connection);
    const mine = "merchant_id = $1";
    const done = async () =>
      (await count(`webhook_events WHERE status = 'processed' AND ${mine}`, [scope.merchantId])) === 1;

    const holder = await pool().connect();
    await holder.query("BEGIN");
    await holder.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    await holder.query("SELECT FROM transactions WHERE id = $1 FOR UPDATE", [id]);
    const sleeper = start();
    await receiveWebhook(connection.id, orderEvent("order.completed", externalId));
    await until(
      "it holds the event and waits for the transaction",
      async () => (await blockedSessions()) === 1,
      30_000,
    );
    sleeper.kill("SIGSTOP");
    await holder.query("COMMIT");
    holder.release();
    // From here the sleeper holds the locks of both rows, and says nothing.

    start();
    await sleep(3_000);
    expect(await done()).toBe(false);
    await until("another has done it", done, 60_000);

    sleeper.kill("SIGCONT");
    await sleep(3_000);
    expect(isGone(sleeper)).toBe(false);
    expect(await count(`webhook_attempts WHERE ${mine}`, [scope.merchantId])).toBe(1);
    expect(await count(`timeline_entries WHERE ${mine}`, [scope.merchantId])).toBe(1);
    expect(await count(`transactions WHERE status = 'succeeded' AND ${mine}`, [scope.merchantId])).toBe(1);
  }, 150_000);
});

/** Ends the process, as a bug in native code or a lack of memory would, when it reads a certain body. */
const DEADLY = `
  const parse = JSON.parse;
  JSON.parse = (text, ...rest) => {
    if (typeof text === "string" && text.includes("worker-killer")) process.kill(process.pid, "SIGKILL");
    return parse(text, ...rest);
  };`;

describe("an event that ends the worker", () => {
  it("every time is dead after five counted starts, with the reason, and its neighbours are done long before", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    for (let index = 0; index < 12; index += 1) {
      const { externalId } = await aTransaction(scope, connection);
      await receiveAndFile(connection.id, orderEvent("order.completed", externalId));
      if (index === 5)
        await receiveAndFile(
          connection.id,
          signed('{"id":"evt_deadly","type":"order.completed","data":{"orderId":"worker-killer"}}'),
        );
    }
    const { rows } = await pool().query<{ id: string }>(
      "SELECT id FROM webhook_events WHERE merchant_id = $1 ORDER BY id",
      [scope.merchantId],
    );
    await pool().query("DELETE FROM graphile_worker._private_jobs");
    const { merchantId, mode } = scope;
    await unit((tx) =>
      enqueue(tx, "process-webhooks", { merchantId, mode, eventIds: rows.map(({ id }) => id) }),
    );
    const inState = (status: string) =>
      count("webhook_events WHERE merchant_id = $1 AND status = $2", [merchantId, status]);

    let deaths = 0;
    let deathsBeforeNeighbours = 0;
    while ((await inState("dead")) === 0) {
      const worker = start(DEADLY);
      await until(
        "it ends, or the event is dead",
        async () => isGone(worker) || (await inState("dead")) === 1,
        30_000,
      );
      if (isGone(worker)) deaths += 1;
      if ((await inState("processed")) < 12) deathsBeforeNeighbours = deaths;
      // Spares the test the twenty seconds after which a silent worker's jobs are free.
      await pool().query("UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour'");
      await pool().query("DELETE FROM worker_beats");
      expect(deaths).toBeLessThan(9);
    }
    expect(deaths).toBe(6);
    expect(deathsBeforeNeighbours).toBeLessThanOrEqual(2);
    expect(await inState("processed")).toBe(12);
    const [dead] = (
      await pool().query(
        "SELECT error_code, error_message, attempts FROM webhook_events WHERE merchant_id = $1 AND status = 'dead'",
        [merchantId],
      )
    ).rows;
    expect(dead).toMatchObject({
      error_code: "worker_ended",
      error_message: expect.stringContaining("5 times"),
    });
    expect(await count("webhook_event_starts")).toBe(0);
  }, 200_000);
});
