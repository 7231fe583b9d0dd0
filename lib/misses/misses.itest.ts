import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fileArrivals } from "../arrivals/file-arrivals.ts";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, type Scope, systemScope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { assertId, newId } from "../ids.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { JOB_PAYLOADS } from "../queue/jobs.ts";
import { aConnection, aMerchant, aTransaction, orderEvent, signed } from "../testing/merchant-fixture.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { queueDueSyncs } from "../transactions/queue-due-syncs.ts";
import { nextSyncAt } from "../transactions/sync-schedule.ts";
import { syncTransaction } from "../transactions/sync-transaction.ts";
import { processEvent } from "../webhooks/process-event.ts";
import { takeInEvent } from "../webhooks/take-in-event.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { checkMisses } from "./check-misses.ts";
import { listMisses } from "./list-misses.ts";
import { noteMiss } from "./note-miss.ts";
import { rateMisses } from "./rate-misses.ts";
import { missFiltersSchema } from "./schema.ts";

const HAPPENED = new Date("2026-11-20T12:00:00Z");
const later = (seconds: number) => new Date(HAPPENED.getTime() + seconds * 1000);

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
let server: Server | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => {
  server?.close();
  server = undefined;
});
beforeEach(async () => {
  scope = await aMerchant();
  connection = await aConnection(scope);
});

const list = async (at: Date, raw: Record<string, string> = {}) =>
  (await listMisses(scope, missFiltersSchema.parse(raw), fixedClock(at))).rows;

const paidFact = (externalId: string, patch: Partial<ProviderFact> = {}): ProviderFact => ({
  subject: { externalId },
  kind: "payment",
  status: "succeeded",
  providerStatus: "completed",
  occurredAt: HAPPENED,
  mayBeginElsewhere: false,
  ...patch,
});

/** What the worker would do about `task`, at once. */
async function runJobs(): Promise<number> {
  const { rows } = await pool().query<{ payload: unknown }>(
    `WITH mine AS (
       SELECT job.id, job.payload FROM graphile_worker._private_jobs AS job
       JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
       WHERE task.identifier = 'note-miss' AND job.payload->>'merchantId' = $1)
     SELECT payload, graphile_worker.complete_jobs(ARRAY[id]) FROM mine`,
    [scope.merchantId],
  );
  for (const { payload } of rows) await noteMiss(scope, JOB_PAYLOADS["note-miss"].parse(payload));
  return rows.length;
}

async function poll(
  externalId: string,
  at: Date,
  patch: Partial<ProviderFact> = {},
  by = scope,
): Promise<void> {
  await applyProviderFact(by, { connection, fact: paidFact(externalId, patch), source: "poll", at });
  await runJobs();
}

async function webhook(event: Parameters<typeof receiveAndFile>[1], at: Date): Promise<void> {
  await receiveAndFile(connection.id, event, fixedClock(at));
  await work(at);
}

async function work(at: Date): Promise<void> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id FROM webhook_events WHERE merchant_id = $1 AND status = 'received' ORDER BY received_at",
    [scope.merchantId],
  );
  for (const { id } of rows) {
    const options = { trigger: "auto", actor: null, clock: fixedClock(at) } as const;
    await processEvent(scope, assertId("webhookEvent", id), options);
  }
}

describe("the ledger of missed webhooks", () => {
  it("has one line for an end that a poll told first, with how late it was known", async () => {
    const { id, externalId } = await aTransaction(scope, connection);
    await poll(externalId, later(90));
    await poll(externalId, later(95));
    expect(await list(later(100))).toEqual([
      expect.objectContaining({
        transactionId: id,
        expectedEvent: "order.completed",
        foundBy: "poll",
        lagMs: 90_000,
        healedAt: later(90).toISOString(),
        state: "waiting",
        arrivedAt: null,
      }),
    ]);
    expect(await list(later(90 + 120))).toMatchObject([{ state: "missed" }]);
    const news = {
      connectionId: connection.id,
      transactionId: id,
      kind: "payment",
      status: "succeeded",
    } as const;
    const found = {
      foundBy: "poll",
      foundAt: later(99).toISOString(),
      happenedAt: null,
      healed: true,
    } as const;
    await noteMiss(scope, { ...news, ...found, toldBy: null });
    expect(await list(later(300))).toHaveLength(1);
  });

  it("is silent about what a webhook told first", async () => {
    const { externalId } = await aTransaction(scope, connection);
    await webhook(orderEvent("order.completed", externalId), later(1));
    await poll(externalId, later(60));
    expect(await runJobs()).toBe(0);
    expect(await list(later(600))).toEqual([]);
  });

  it("is late, no longer missed, once the webhook comes, soon or after hours", async () => {
    const [soon, late] = [await aTransaction(scope, connection), await aTransaction(scope, connection)];
    await poll(soon.externalId, later(60));
    await poll(late.externalId, later(61));
    await webhook(orderEvent("order.completed", soon.externalId), later(70));
    await checkMisses(later(200));
    const states = async (at: Date) =>
      (await list(at)).map(({ state, arrivedLagMs }) => [state, arrivedLagMs]);
    expect(await states(later(200))).toEqual([
      ["missed", null],
      ["late", 70_000],
    ]);
    await webhook(orderEvent("order.completed", late.externalId), later(7200));
    await checkMisses(later(7300));
    expect(await states(later(7300))).toEqual([
      ["late", 7_200_000],
      ["late", 70_000],
    ]);
    const [row] = await list(later(7300), { state: "late" });
    expect(row?.arrivedEventId).toMatch(/^evt_/);
    expect(await list(later(7300), { state: "missed" })).toEqual([]);
  });

  it("says so when the webhook had come and waited here", async () => {
    const { externalId } = await aTransaction(scope, connection);
    await receiveAndFile(connection.id, orderEvent("order.completed", externalId), fixedClock(later(2)));
    await poll(externalId, later(60));
    await work(later(300));
    await checkMisses(later(400));
    expect(await list(later(400))).toMatchObject([{ state: "here", arrivedAt: later(2).toISOString() }]);
  });

  it("counts a sync by hand, and names it", async () => {
    const { externalId } = await aTransaction(scope, connection);
    const member = {
      memberId: newId("member"),
      userId: newId("user"),
      name: "Ana",
      role: builtInRole("support"),
    } as const;
    const byHand = memberScope(
      scope.merchantId,
      "test",
      { type: "member", ...member },
      "transactions.sync",
      null,
    );
    await poll(externalId, later(30), {}, byHand);
    expect(await list(later(200))).toMatchObject([{ foundBy: "person", state: "missed" }]);
    expect(await list(later(200), { by: "poll" })).toEqual([]);
  });

  it("expects nothing that the provider never sends: open states, failures of orders, what it has no trace of", async () => {
    const [open, failed, lost] = [
      await aTransaction(scope, connection),
      await aTransaction(scope, connection),
      await aTransaction(scope, connection, { externalId: null }),
    ];
    await poll(open.externalId, later(10), { status: "confirming" });
    await poll(failed.externalId, later(10), { status: "failed" });
    const gone = { status: "failed", providerStatus: "not found", subject: { reference: lost.id } } as const;
    await poll("", later(10), gone);
    expect(await list(later(600))).toEqual([]);
  });

  it("is not healed where the poll contradicts what was known", async () => {
    const { externalId } = await aTransaction(scope, connection);
    await webhook(orderEvent("order.expired", externalId), later(5));
    await poll(externalId, later(60));
    expect(await list(later(300))).toMatchObject([{ healedAt: null, expectedEvent: "order.completed" }]);
  });

  it("takes no stream that is merely quicker for a miss, but one whose webhook never comes", async () => {
    const [quick, missed] = [await aTransaction(scope, connection), await aTransaction(scope, connection)];
    for (const { externalId } of [quick, missed]) {
      const { body } = orderEvent("order.completed", externalId);
      const eventId = `evt_order_completed_${externalId}`;
      const event = { eventId, type: "order.completed", body, occurredAt: HAPPENED };
      await takeInEvent(scope, connection, { event, channel: "stream", receivedAt: later(1) });
    }
    await fileArrivals();
    await work(later(1));
    const { rows } = await pool().query<{ run_at: Date }>(
      "SELECT run_at FROM graphile_worker._private_jobs WHERE payload->>'foundBy' = 'stream' AND payload->>'merchantId' = $1",
      [scope.merchantId],
    );
    expect(rows.map(({ run_at }) => run_at)).toEqual([later(121), later(121)]);
    // The same event as a webhook: stored as a copy, never processed.
    await receiveAndFile(
      connection.id,
      orderEvent("order.completed", quick.externalId),
      fixedClock(later(2)),
    );
    await runJobs();
    const found = await list(later(600));
    expect(found).toMatchObject([{ transactionId: missed.id, foundBy: "stream", state: "missed" }]);
    await receiveAndFile(
      connection.id,
      orderEvent("order.completed", missed.externalId),
      fixedClock(later(900)),
    );
    await checkMisses(later(1000));
    // The order names no time: the webhook is as late as it came after the stream.
    expect(await list(later(1000))).toMatchObject([{ state: "late", arrivedLagMs: 899_000 }]);
  });

  it("rates each connection by what was missed of what should have come", async () => {
    for (let count = 0; count < 3; count += 1) {
      const { externalId } = await aTransaction(scope, connection);
      await webhook(orderEvent("order.completed", externalId), later(count));
    }
    const { externalId } = await aTransaction(scope, connection);
    await poll(externalId, later(40));
    await webhook(signed(JSON.stringify({ id: "test_1", type: "test.event", data: {} })), later(41));
    const [before] = await rateMisses(scope, fixedClock(later(60)));
    expect(before?.day).toEqual({ missed: 0, expected: 3, percent: "0.00" });
    const [rate] = await rateMisses(scope, fixedClock(later(600)));
    expect(rate).toMatchObject({
      day: { missed: 1, expected: 4, percent: "25.00" },
      month: { missed: 1, expected: 4, percent: "25.00" },
      lagP50Ms: 40_000,
      lagP95Ms: 40_000,
    });
    const [monthOn] = await rateMisses(scope, fixedClock(later(31 * 86_400)));
    expect(monthOn?.month).toEqual({ missed: 0, expected: 0, percent: null });
  });

  it("pages by keyset and shows nothing to another merchant or mode", async () => {
    for (let count = 0; count < 53; count += 1) {
      const { externalId } = await aTransaction(scope, connection);
      await poll(externalId, later(Math.floor(count / 2)));
    }
    const pageAt = (raw: Record<string, string>) =>
      listMisses(scope, missFiltersSchema.parse(raw), fixedClock(later(3600)));
    const first = await pageAt({});
    const second = await pageAt({ after: first.older ?? "" });
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([ids.length, new Set(ids).size, second.older]).toEqual([53, 53, null]);
    expect((await pageAt({ before: second.newer ?? "" })).rows.map(({ id }) => id)).toEqual(ids.slice(0, 50));
    for (const stranger of [await aMerchant(), systemScope(scope.merchantId, "live")])
      expect((await listMisses(stranger, missFiltersSchema.parse({}), fixedClock(later(3600)))).rows).toEqual(
        [],
      );
  }, 30_000);
});

describe("a webhook that never comes", () => {
  /** PayIn's order, paid at a moment of the test's own clock. */
  async function startProvider(paidAt: Date): Promise<{ url: string; tell(now: Date): void }> {
    let now = paidAt;
    const app = createServer((request, response) => {
      const orderId = request.url?.split("/").at(-1);
      const isPaid = now >= paidAt;
      const order = {
        orderId,
        amount: "100",
        currency: "USDT",
        chainId: "tron-nile",
        orderReference: "ORD-1",
      };
      const done = isPaid
        ? { status: "completed", completedAt: paidAt.toISOString() }
        : { status: "pending" };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ success: true, data: { ...order, ...done } }));
    });
    server = app;
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    const address = app.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return { url: `http://127.0.0.1:${address.port}`, tell: (at) => (now = at) };
  }

  /** Runs the reconciler's sweep every 5 s of the moved clock until the payment is known to be paid. */
  async function lagOf(paidAfterSeconds: number): Promise<{ lagMs: number; expectedMs: number }> {
    const paidAt = later(paidAfterSeconds);
    const provider = await startProvider(paidAt);
    connection = await aConnection(scope, { baseUrl: provider.url });
    const method = connection.provider.methods("test").find(({ id }) => id === "usdt-tron-nile") ?? null;
    const first = nextSyncAt(method, HAPPENED, HAPPENED, 0);
    const { id } = await aTransaction(scope, connection, { createdAt: HAPPENED, nextSyncAt: first });
    for (let seconds = 0; seconds < 3600; seconds += 5) {
      const now = later(seconds);
      provider.tell(now);
      const isDue = (await queueDueSyncs(now)) > 0;
      if (isDue) await syncTransaction(scope, id, fixedClock(now));
      if (isDue && (await runJobs()) > 0) break;
    }
    const [row] = await list(later(7200), { connection: connection.id });
    if (row?.lagMs == null) throw new Error("it was never found");
    expect(row).toMatchObject({ transactionId: id, state: "missed", expectedEvent: "order.completed" });
    return { lagMs: row.lagMs, expectedMs: (method?.expectedSeconds ?? 0) * 1000 };
  }

  it.each([5, 60, 100, 138, 270])(
    "is found within twice the method's usual time, paid %d s after the payment began",
    async (seconds) => {
      const { lagMs, expectedMs } = await lagOf(seconds);
      expect(expectedMs).toBe(69_000);
      expect(lagMs).toBeGreaterThan(0);
      expect(lagMs).toBeLessThanOrEqual(2 * expectedMs);
    },
  );

  it("is found before the payment is twice as old, when the payer takes very long", async () => {
    const { lagMs } = await lagOf(600);
    expect(lagMs).toBeLessThanOrEqual(600_000);
  });
});
