import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pool } from "#lib/db/pool.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { overrideEnv } from "#lib/env.ts";
import { TRANSACTION_STATUSES } from "#lib/transactions/status.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/start.ts";
import { noProgress } from "./progress.ts";
import { seedDemo } from "./seed-demo.ts";

const NOW = new Date();

let database: TestDatabase;
let sandbox: RunningSandbox;

beforeEach(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, quiet: true });
  overrideEnv({ SANDBOX_URL: sandbox.url, PAYDECK_DEMO: "1" });
});

afterEach(async () => {
  await sandbox.close();
  await database.drop();
});

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  return (await pool().query(sql)).rows;
}

function fill(transactions: number, seed = 20418): Promise<void> {
  return seedDemo({ seed, transactions, now: NOW, sandboxUrl: sandbox.url, progress: noProgress });
}

describe("the demo", { timeout: 90_000 }, () => {
  it("holds every status, accounts for every event, and leaves no job behind for what is done", async () => {
    await fill(150);

    const statuses = await rowsOf("SELECT DISTINCT status FROM transactions");
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(TRANSACTION_STATUSES));
    const kinds = await rowsOf("SELECT DISTINCT kind FROM transactions");
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(["deposit", "payment", "payout", "refund"]);

    const [events] = await rowsOf(`
      SELECT count(*)::int AS received,
        count(*) FILTER (WHERE status IN ('processed', 'duplicate', 'ignored', 'rejected', 'dead', 'received', 'failed'))::int AS accounted,
        count(*) FILTER (WHERE status = 'dead')::int AS dead, count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
        count(*) FILTER (WHERE status = 'ignored')::int AS ignored
      FROM webhook_events`);
    expect(events?.accounted).toBe(events?.received);
    expect(events).toMatchObject({ dead: 3, rejected: 6 });
    expect(events?.ignored).toBeGreaterThanOrEqual(14);

    const [attempts] = await rowsOf(`
      SELECT count(*)::int AS wrong FROM webhook_events AS event
      WHERE attempts <> (SELECT count(*) FROM webhook_attempts WHERE event_id = event.id)`);
    expect(attempts?.wrong).toBe(0);

    const [jobs] = await rowsOf(`
      SELECT count(*)::int AS left_over FROM graphile_worker._private_jobs AS job
      JOIN webhook_events AS event ON event.id = job.payload->>'eventId' OR job.payload::jsonb->'eventIds' ? event.id
      WHERE event.status NOT IN ('received', 'failed')`);
    expect(jobs?.left_over).toBe(0);

    const [endpoint] = await rowsOf(`
      SELECT count(*)::int AS endpoints, min(url) AS url,
        (SELECT count(*)::int FROM graphile_worker.jobs WHERE task_identifier = 'replay-missing') AS windows,
        (SELECT count(*)::int FROM graphile_worker.jobs WHERE task_identifier = 'announce-change') AS changes
      FROM endpoints`);
    expect(endpoint).toEqual({
      endpoints: 1,
      url: `${sandbox.url}/shop/webhooks`,
      windows: 1,
      changes: 0,
    });

    const homeless = await rowsOf(`
      SELECT reference, address FROM transactions AS deposit WHERE kind = 'deposit' AND NOT EXISTS (
        SELECT FROM deposit_addresses AS home WHERE home.connection_id = deposit.connection_id
          AND home.reference = deposit.reference AND home.address = deposit.address
          AND home.bound_at <= deposit.created_at)`);
    expect(homeless).toEqual([]);
  });

  it("has a timeline behind every status, and asks about open payments in the hour to come", async () => {
    await fill(60);
    const [open] = await rowsOf(`
      SELECT count(*) FILTER (WHERE next_sync_at < now())::int AS overdue,
        count(*) FILTER (WHERE NOT EXISTS (SELECT FROM timeline_entries AS entry WHERE entry.transaction_id = transactions.id))::int AS bare,
        count(*) FILTER (WHERE status <> 'created' AND status <> ALL (
          SELECT status_after FROM timeline_entries AS entry WHERE entry.transaction_id = transactions.id
            AND verdict IN ('applied', 'conflict', 'same', 'stale') AND at = (
              SELECT max(at) FROM timeline_entries AS newest WHERE newest.transaction_id = transactions.id
                AND verdict IN ('applied', 'conflict', 'same', 'stale'))))::int AS unexplained
      FROM transactions`);
    expect(open).toEqual({ overdue: 0, bare: 0, unexplained: 0 });
    const [review] = await rowsOf("SELECT status FROM transactions WHERE reference = 'ORD-20418'");
    expect(review?.status).toBe("review");
  });

  it("states balances that agree with the records", async () => {
    await fill(150);
    const differing = await rowsOf(`
      WITH newest AS (
        SELECT DISTINCT ON (connection_id, currency) connection_id, currency, available, pending, source
        FROM balance_snapshots ORDER BY connection_id, currency, as_of DESC
      ), sums AS (
        SELECT connection_id, currency,
          sum(COALESCE(received, amount)) FILTER (WHERE kind IN ('payment', 'deposit')) AS came,
          COALESCE(sum(amount) FILTER (WHERE kind NOT IN ('payment', 'deposit')), 0)
            + COALESCE(sum(amount) FILTER (WHERE status = 'charged_back'), 0) AS went
        FROM transactions
        WHERE (paid_at IS NOT NULL AND status <> 'review') OR (kind = 'payout' AND status = 'processing')
        GROUP BY 1, 2
      )
      SELECT connection.name, newest.*, sums.came, sums.went FROM newest
      JOIN connections AS connection ON connection.id = newest.connection_id
      JOIN sums ON sums.connection_id = newest.connection_id AND sums.currency = newest.currency
      WHERE newest.available + CASE source WHEN 'provider' THEN COALESCE(newest.pending, 0) ELSE 0 END <> sums.came - sums.went`);
    expect(differing).toEqual([]);
  });

  it("has the same references and amounts for the same seed", async () => {
    const ask =
      "SELECT reference, amount::text, currency, status FROM transactions WHERE kind = 'payment' ORDER BY reference, amount";
    await fill(40, 7);
    const first = await rowsOf(ask);
    await sandbox.close();
    await database.drop();
    database = await createTestDatabase();
    sandbox = await startSandbox({ port: 0, quiet: true });
    overrideEnv({ SANDBOX_URL: sandbox.url });
    await fill(40, 7);
    expect(await rowsOf(ask)).toEqual(first);
  });
});
