import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { enqueue } from "../queue/enqueue.ts";
import { type RunningQueue, runQueue } from "../queue/run-queue.ts";
import { aConnection, aMerchant, aTransaction, orderEvent, signed } from "../testing/merchant-fixture.ts";
import { applyFactInUnit, lockSubjects } from "../transactions/apply-provider-fact.ts";
import { TASKS } from "../worker/tasks.ts";
import { processBatch } from "./process-batch.ts";
import { queueForgottenEvents } from "./queue-forgotten-events.ts";
import { receiveAndFile } from "./testing/receive-and-file.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
let running: RunningQueue | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(() => database.drop());

/** A merchant of its own, and no job of anybody's. */
async function begin(): Promise<void> {
  scope = await aMerchant();
  connection = await aConnection(scope);
  await pool().query("DELETE FROM graphile_worker._private_jobs");
}

async function rowsOf<Row extends object>(sql: string): Promise<Row[]> {
  return (await pool().query<Row>(sql, [scope.merchantId])).rows;
}

/** All waiting events, whose jobs are taken away. */
async function waitingIds(): Promise<string[]> {
  await pool().query("DELETE FROM graphile_worker._private_jobs");
  const sql = "SELECT id FROM webhook_events WHERE merchant_id = $1 AND status = 'received' ORDER BY id";
  return (await rowsOf<{ id: string }>(sql)).map(({ id }) => id);
}

async function receivePaid(): Promise<void> {
  const { externalId } = await aTransaction(scope, connection);
  await receiveAndFile(connection.id, orderEvent("order.completed", externalId));
}

/** Another amount than was agreed, or a body that says nothing readable. */
async function receivePoison(number: number): Promise<void> {
  const { externalId } = await aTransaction(scope, connection);
  const isRefused = number % 20 === 0;
  const unreadable = signed(`{"id":"evt_poison_${number}","type":"order.completed","data":{}}`);
  const refused = orderEvent("order.completed", externalId, { amount: "99" });
  await receiveAndFile(connection.id, isRefused ? refused : unreadable);
}

/** Milliseconds from queueing to the outcome of the good ones, 95th percentile. */
async function lagOf(events: number, poisonEvery: number | null): Promise<number> {
  await begin();
  for (let number = 0; number < events; number += 1) {
    const isPoison = poisonEvery !== null && number % poisonEvery === 0;
    await (isPoison ? receivePoison(number) : receivePaid());
  }
  const ids = await waitingIds();
  const { merchantId, mode } = scope;
  const started = Date.now();
  await unit(async (tx) => {
    for (let from = 0; from < ids.length; from += 64)
      await enqueue(tx, "process-webhooks", { merchantId, mode, eventIds: ids.slice(from, from + 64) });
  });
  running = await runQueue(database.url, TASKS);
  const good = poisonEvery === null ? events : events - events / poisonEvery;
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    const done = await rowsOf<{ at: Date }>(
      "SELECT processed_at AS at FROM webhook_events WHERE merchant_id = $1 AND status = 'processed' ORDER BY at",
    );
    const last = done[Math.floor(done.length * 0.95)];
    if (done.length === good && last !== undefined) return last.at.getTime() - started;
  }
  throw new Error("the good events were not done in time");
}

describe("a backlog of which every tenth event is poison", () => {
  it("is done as fast as one without, and each poison one waits for its own next try", async () => {
    const calm = await lagOf(200, null);
    await running?.stop();
    const poisoned = await lagOf(200, 10);
    expect(poisoned).toBeLessThan(calm * 3 + 1_000);
    const poison = await rowsOf(
      "SELECT error_code, next_attempt_at FROM webhook_events WHERE merchant_id = $1 AND status <> 'processed'",
    );
    expect(poison).toHaveLength(20);
    const codes = expect.toBeOneOf(["amount_mismatch", "unreadable"]);
    for (const event of poison)
      expect(event).toEqual({ error_code: codes, next_attempt_at: expect.any(Date) });
  }, 120_000);
});

describe("twenty workers with the same events about the same few transactions", () => {
  it("apply each event once, never deadlock, and leave nothing waiting", async () => {
    await begin();
    for (let number = 0; number < 3; number += 1) {
      const { externalId } = await aTransaction(scope, connection);
      await receiveAndFile(connection.id, orderEvent("order.completed", externalId));
      for (let copy = 0; copy < 9; copy += 1) {
        const data = `{"orderId":"${externalId}","status":"confirming","amount":"100","currency":"USDT"}`;
        await receiveAndFile(
          connection.id,
          signed(`{"id":"evt_${number}_${copy}","type":"order.updated","data":${data}}`),
        );
      }
    }
    const ids = await waitingIds();
    const turned = (by: number) => [...ids.slice(by), ...ids.slice(0, by)];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        processBatch(scope, { eventIds: turned((index * 7) % ids.length), attempt: 1 }),
      ),
    );
    expect(
      await rowsOf("SELECT status, count(*)::int FROM webhook_events WHERE merchant_id = $1 GROUP BY 1"),
    ).toEqual([{ status: "processed", count: 30 }]);
    const [attempts] = await rowsOf(
      "SELECT count(*)::int, max(number) FROM webhook_attempts WHERE merchant_id = $1",
    );
    expect(attempts).toEqual({ count: 30, max: 1 });
    expect(await rowsOf("SELECT DISTINCT status FROM transactions WHERE merchant_id = $1")).toEqual([
      { status: "succeeded" },
    ]);
  }, 60_000);

  it("do not wait for each other crosswise where one event speaks of two transactions", async () => {
    await begin();
    const pair = [await aTransaction(scope, connection), await aTransaction(scope, connection)];
    const facts = pair.map(
      ({ externalId }): ProviderFact => ({
        subject: { externalId },
        kind: "payment",
        status: "confirming",
        providerStatus: "confirming",
        mayBeginElsewhere: false,
      }),
    );
    const applyAll = (some: readonly ProviderFact[]) =>
      unit(async (tx) => {
        await lockSubjects(tx, scope, connection, some);
        for (const fact of some)
          await applyFactInUnit(tx, scope, { connection, fact, source: "webhook", at: new Date() });
      });
    const both = Array.from({ length: 20 }, (_, index) =>
      applyAll(index % 2 === 0 ? facts : facts.toReversed()),
    );
    await Promise.all(both);
    const [entries] = await rowsOf("SELECT count(*)::int FROM timeline_entries WHERE merchant_id = $1");
    expect(entries).toEqual({ count: 40 });
  }, 60_000);
});

it("tells screens again when an earlier start of the job may have died before it did", async () => {
  await begin();
  await receivePaid();
  const ids = await waitingIds();
  await processBatch(scope, { eventIds: ids, attempt: 1 });
  const listener = await pool().connect();
  const heard: string[] = [];
  listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await listener.query("LISTEN paydeck_live");
  await processBatch(scope, { eventIds: ids, attempt: 2 });
  await listener.query("UNLISTEN *");
  listener.release(true);
  expect(
    heard.filter((notice) => notice.includes(scope.merchantId)).map((notice) => JSON.parse(notice).topic),
  ).toEqual(expect.arrayContaining(["webhooks", "transactions"]));
});

describe("the sweep for forgotten events", () => {
  const inTwoMinutes = () => new Date(Date.now() + 120_000);
  const queued = () =>
    rowsOf<{ ids: string[] }>(
      "SELECT array(SELECT json_array_elements_text(payload->'eventIds')) AS ids FROM graphile_worker._private_jobs WHERE payload->>'merchantId' = $1 AND payload->'eventIds' IS NOT NULL",
    );

  it("gives a job to what waits without one, and to nothing that has one of either kind", async () => {
    await begin();
    for (let count = 0; count < 3; count += 1) await receivePaid();
    const [first, second = "", third = ""] = await waitingIds();
    const { merchantId, mode } = scope;
    const single = { merchantId, mode, eventId: third, trigger: "auto", actor: null } as const;
    await unit((tx) => enqueue(tx, "process-webhooks", { merchantId, mode, eventIds: [second] }));
    await unit((tx) => enqueue(tx, "process-webhook", single));
    await queueForgottenEvents(new Date());
    expect(await queued()).toHaveLength(1);
    await queueForgottenEvents(inTwoMinutes());
    expect((await queued()).map(({ ids }) => ids)).toEqual(expect.arrayContaining([[first], [second]]));
    await queueForgottenEvents(inTwoMinutes());
    expect(await queued()).toHaveLength(2);
  });

  it("and to one whose job the queue has given up", async () => {
    await begin();
    await receivePaid();
    await pool().query("UPDATE graphile_worker._private_jobs SET attempts = max_attempts");
    await queueForgottenEvents(inTwoMinutes());
    const [given, anew] = await queued();
    expect(anew).toEqual(given);
  });
});
