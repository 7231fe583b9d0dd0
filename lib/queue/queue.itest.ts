import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { beat } from "./beat.ts";
import { enqueue } from "./enqueue.ts";
import { JOB_PAYLOADS } from "./jobs.ts";
import { type Handlers, type RunningQueue, runQueue } from "./run-queue.ts";

let database: TestDatabase;
let running: RunningQueue | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await pool().query("DELETE FROM graphile_worker._private_jobs");
});
afterAll(() => database.drop());

const sync = () => ({
  merchantId: newId("merchant"),
  mode: "test" as const,
  transactionId: newId("transaction"),
});

function handlers(changes: Partial<Handlers> = {}): Handlers {
  const nothing = async () => undefined;
  const idle = Object.fromEntries(Object.keys(JOB_PAYLOADS).map((name) => [name, nothing]));
  // Every name of the table is a key of it; Object.fromEntries forgets which.
  return { ...(idle as unknown as Handlers), ...changes };
}

interface StoredJob {
  readonly key: string | null;
  readonly locked_by: string | null;
  readonly attempts: number;
  readonly last_error: string | null;
}

async function jobs(): Promise<StoredJob[]> {
  const { rows } = await pool().query<StoredJob>(
    "SELECT key, locked_by, attempts, last_error FROM graphile_worker._private_jobs ORDER BY id",
  );
  return rows;
}

describe("a job", () => {
  it("exists exactly when what it belongs to does", async () => {
    const undone = unit(async (tx) => {
      await enqueue(tx, "sync-transaction", sync());
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await jobs()).toEqual([]);
    await unit((tx) => enqueue(tx, "sync-transaction", sync()));
    expect(await jobs()).toHaveLength(1);
  });

  it("is one job under one key, at the time that was said last", async () => {
    const payload = sync();
    const soon = new Date(Date.now() + 60_000);
    await unit((tx) => enqueue(tx, "sync-transaction", payload, { key: "sync:1", runAt: soon }));
    await unit((tx) => enqueue(tx, "sync-transaction", payload, { key: "sync:1" }));
    expect(await jobs()).toHaveLength(1);
    const done = vi.fn(async () => undefined);
    running = await runQueue(database.url, handlers({ "sync-transaction": done }));
    await vi.waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith(payload, { attempt: 1 }), 5000);
  });

  it("wakes a worker that waits", async () => {
    const done = vi.fn(async () => undefined);
    running = await runQueue(database.url, handlers({ "sync-transaction": done }));
    await sleep(200);
    await unit((tx) => enqueue(tx, "sync-transaction", sync()));
    await vi.waitFor(() => expect(done).toHaveBeenCalled(), { timeout: 800, interval: 10 });
  });

  it("with a payload of another shape reaches no handler and keeps its error", async () => {
    await pool().query(
      `SELECT graphile_worker.add_job('sync-transaction', '{"merchantId":"m","mode":"staging","transactionId":"t"}'::json)`,
    );
    const never = vi.fn(async () => undefined);
    running = await runQueue(database.url, handlers({ "sync-transaction": never }));
    await vi.waitFor(async () => expect((await jobs())[0]?.last_error).toContain("mode"), 5000);
    expect(never).not.toHaveBeenCalled();
    expect(await jobs()).toHaveLength(1);
  });

  it("that fails is tried again and holds up no other", async () => {
    const bad = sync();
    const good = sync();
    const seen: string[] = [];
    await unit((tx) => enqueue(tx, "sync-transaction", bad));
    await unit((tx) => enqueue(tx, "sync-transaction", good));
    running = await runQueue(
      database.url,
      handlers({
        "sync-transaction": async ({ transactionId }) => {
          seen.push(transactionId);
          if (transactionId === bad.transactionId && seen.indexOf(transactionId) === seen.length - 1)
            throw new Error("not now");
        },
      }),
    );
    await vi.waitFor(() => expect(seen).toContain(good.transactionId), 5000);
    await vi.waitFor(() => expect(seen.filter((id) => id === bad.transactionId)).toHaveLength(2), 10_000);
  });
});

describe("a beat", () => {
  async function locked(by: string, secondsAgo: number): Promise<void> {
    await unit((tx) => enqueue(tx, "sync-transaction", sync()));
    await pool().query(
      `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - $2 * interval '1 second'
       WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs)`,
      [by, secondsAgo],
    );
  }
  const lastBeat = (id: string, secondsAgo: number) =>
    pool().query(
      "INSERT INTO worker_beats (worker_id, beat_at) VALUES ($1, now() - $2 * interval '1 second')",
      [id, secondsAgo],
    );

  it("frees the jobs of workers that have stopped beating, and no others", async () => {
    await locked("worker-own", 300);
    await locked("worker-alive", 300);
    await locked("worker-dead", 300);
    await locked("worker-unheard-of", 300);
    await locked("worker-just-born", 1);
    await lastBeat("worker-alive", 3);
    await lastBeat("worker-dead", 60);
    const { rows } = await pool().query<{ id: string }>(
      "SELECT id FROM graphile_worker._private_jobs WHERE locked_by = 'worker-own'",
    );
    await beat(
      pool(),
      ["worker-own"],
      rows.map(({ id }) => id),
    );
    expect((await jobs()).map((job) => job.locked_by)).toEqual([
      "worker-own",
      "worker-alive",
      null,
      null,
      "worker-just-born",
    ]);
  });

  it("frees a job that is locked in its own name and that it was never given", async () => {
    await locked("worker-own", 300);
    await locked("worker-own", 1);
    await beat(pool(), ["worker-own"], []);
    expect((await jobs()).map((job) => job.locked_by)).toEqual([null, "worker-own"]);
  });

  it("changes nothing with nothing to free, and forgets workers of long ago", async () => {
    await lastBeat("worker-ancient", 7200);
    await beat(pool(), [], []);
    await beat(pool(), ["worker-own"], []);
    const { rows } = await pool().query<{ worker_id: string }>(
      "SELECT worker_id FROM worker_beats WHERE worker_id IN ('worker-ancient', 'worker-own')",
    );
    expect(rows).toEqual([{ worker_id: "worker-own" }]);
  });
});

it("lets a late worker complete a job that was freed and done by another meanwhile, and loses nothing by it", async () => {
  const started: number[] = [];
  const slow = handlers({
    "sync-transaction": async (_payload, { attempt }) => {
      started.push(attempt);
      await sleep(attempt === 1 ? 1_500 : 100);
    },
  });
  running = await runQueue(database.url, slow);
  await unit((tx) => enqueue(tx, "sync-transaction", sync()));
  await vi.waitFor(() => expect(started).toEqual([1]), 5000);
  // Its worker is late: it has not beaten, and another one frees its jobs.
  await pool().query("UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute'");
  await beat(pool(), ["another"], []);
  const other = await runQueue(database.url, slow);
  await unit((tx) => enqueue(tx, "refresh-balance", { merchantId: "m", mode: "test", connectionId: "c" }));
  await vi.waitFor(() => expect(started).toEqual([1, 2]), 5000);
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), 5000);
  await sleep(1_600);
  await other.stop();
  expect(await jobs()).toEqual([]);
});

it("leaves a waiting job under its key as it is, when told so", async () => {
  const later = new Date(Date.now() + 60_000);
  const options = { key: "balance:1", runAt: later, unlessWaiting: true } as const;
  const payload = { merchantId: newId("merchant"), mode: "test" as const, connectionId: "con_1" };
  await unit((tx) => enqueue(tx, "refresh-balance", payload, options));
  await unit(async (tx) => {
    await enqueue(tx, "refresh-balance", payload, options);
    const free = await pool().query(
      "SELECT FROM graphile_worker._private_jobs WHERE key = 'balance:1' FOR UPDATE NOWAIT",
    );
    expect(free.rowCount).toBe(1);
  });
  await pool().query("UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second'");
  await unit((tx) => enqueue(tx, "refresh-balance", payload, options));
  const [job] = (await pool().query("SELECT run_at FROM graphile_worker._private_jobs")).rows;
  expect(job.run_at).toEqual(later);
});

it("names the ids under which a running queue holds its jobs, and the jobs", async () => {
  let held: string | null | undefined;
  let number: string | undefined;
  running = await runQueue(
    database.url,
    handlers({
      "sync-transaction": async () => {
        held = (await jobs())[0]?.locked_by;
        number = running?.heldJobs()[0];
      },
    }),
  );
  await unit((tx) => enqueue(tx, "sync-transaction", sync()));
  await vi.waitFor(() => expect(held).toBeTruthy(), 5000);
  expect(running.workerIds()).toContain(held);
  expect(number).toMatch(/^\d+$/);
});

it("still names a job that has failed and is done again, when the failure is forgotten", async () => {
  let starts = 0;
  const held: (readonly string[] | undefined)[] = [];
  running = await runQueue(
    database.url,
    handlers({
      "sync-transaction": async () => {
        starts += 1;
        if (starts === 1) throw new Error("not now");
        await sleep(900);
        held.push(running?.heldJobs());
      },
    }),
    { forgetJobMs: 500 },
  );
  await unit((tx) => enqueue(tx, "sync-transaction", sync()));
  const again =
    "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND attempts = 1";
  await vi.waitFor(async () => expect((await pool().query(again)).rowCount).toBe(1), 5000);
  await vi.waitFor(() => expect(held).toHaveLength(1), 5000);
  expect(held).toEqual([[expect.stringMatching(/^\d+$/)]]);
});
