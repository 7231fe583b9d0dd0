import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { asOwner } from "../db/as-owner.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { overrideEnv } from "../env.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { getEvent } from "./get-event.ts";
import { removeOldBodies } from "./remove-old-bodies.ts";
import { replayEvent } from "./replay-event.ts";
import { storeEvent } from "./testing/store-event.ts";

const DAY = 86_400_000;
const now = new Date("2026-11-28T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY);

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function begin() {
  await asOwner((owner) => owner.query("TRUNCATE webhook_events, body_retention"));
  scope = await aMerchant();
  connection = await aConnection(scope);
}

async function withBodies(): Promise<string[]> {
  const where = { merchantId: scope.merchantId, bodyRemovedAt: null };
  return (await db().webhookEvent.findMany({ where, orderBy: { receivedAt: "asc" } })).map(({ id }) => id);
}

describe("old bodies", () => {
  it("go with their headers after 90 days, and hash and all else stay", async () => {
    await begin();
    const old = await storeEvent(scope, connection, ago(91), { bodyHash: "abc", bodySize: 2 });
    const young = await storeEvent(scope, connection, ago(89));
    expect(await removeOldBodies(now)).toBe(1);
    expect(await withBodies()).toEqual([young]);
    const event = await db().webhookEvent.findFirstOrThrow({ where: { id: old } });
    expect(event).toMatchObject({
      headers: {},
      bodyHash: "abc",
      bodySize: 2,
      bodyRemovedAt: now,
      outcome: "",
    });
    expect(event.body.byteLength).toBe(0);
  });

  it("are kept as long as the installation says", async () => {
    await begin();
    const event = await storeEvent(scope, connection, ago(40));
    overrideEnv({ WEBHOOK_BODY_DAYS: "60" });
    expect(await removeOldBodies(now)).toBe(0);
    overrideEnv({ WEBHOOK_BODY_DAYS: "30" });
    expect(await withBodies()).toEqual([event]);
    expect(await removeOldBodies(now)).toBe(1);
    overrideEnv({ WEBHOOK_BODY_DAYS: "" });
  });

  it("stay while the event waits, and go once it has its outcome, though the sweep had passed it", async () => {
    await begin();
    const waiting = { processedAt: null, attempts: 10 };
    const dead = await storeEvent(scope, connection, ago(100), { ...waiting, status: "dead" });
    await storeEvent(scope, connection, ago(99));
    expect(await removeOldBodies(now)).toBe(1);
    expect(await withBodies()).toEqual([dead]);
    await replayEvent(scope, { eventId: dead, reason: "A test" });
    expect(await removeOldBodies(now)).toBe(0);
    await pool().query("UPDATE webhook_events SET status = 'processed', processed_at = $2 WHERE id = $1", [
      dead,
      now,
    ]);
    expect(await removeOldBodies(now)).toBe(1);
    expect(await withBodies()).toEqual([]);
  });

  it("go in small batches within a bounded time, and the next run goes on", async () => {
    await begin();
    for (let index = 0; index < 10; index += 1) await storeEvent(scope, connection, ago(120));
    expect(await removeOldBodies(now, { batch: 3, runMs: 0 })).toBe(0);
    const counts = [];
    let left = (await withBodies()).length;
    while (left > 0) {
      // A millisecond of work at a time: the first batch always ends.
      counts.push(await removeOldBodies(now, { batch: 3, runMs: 1 }));
      left = (await withBodies()).length;
    }
    expect(counts.length).toBeGreaterThan(1);
    expect(counts.reduce((sum, count) => sum + count)).toBe(10);
  });

  it("cost next to nothing to look for when there are none", async () => {
    await begin();
    await pool().query(
      `INSERT INTO webhook_events (merchant_id, id, connection_id, provider, mode, status, headers, body, body_hash, body_removed_at,
         received_at, processed_at)
       SELECT $1, 'evt_' || lpad(n::text, 26, '0'), $2, 'any', 'test', 'processed', '{}', '', '', now(), at, at
       FROM (SELECT n, $3::timestamptz + n * interval '1 s' AS at FROM generate_series(1, 20000) AS n) AS made`,
      [scope.merchantId, connection.id, ago(100)],
    );
    await asOwner((owner) => owner.query("ANALYZE webhook_events"));
    const { rows } = await pool().query(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT id FROM webhook_events
       WHERE merchant_id = $1 AND mode = 'test' AND received_at < $2 AND lag_ms >= 86400000 AND body_removed_at IS NULL
       ORDER BY received_at LIMIT 500`,
      [scope.merchantId, ago(90)],
    );
    const plan = rows[0]["QUERY PLAN"][0].Plan;
    expect(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]).toBeLessThan(50);
  });

  it("are not there to be replayed, and the event says when they went", async () => {
    await begin();
    const eventId = await storeEvent(scope, connection, ago(91));
    await removeOldBodies(now);
    await expect(replayEvent(scope, { eventId, reason: "A test" })).rejects.toThrow(/body is no longer kept/);
    const event = await getEvent(scope, { eventId });
    expect(event).toMatchObject({ replayable: false, forecast: null, bodyRemovedAt: now.toISOString() });
  });

  it("leave strays no longer than their own", async () => {
    const stray = (days: number) => ({
      id: newId("webhookEvent", ago(days)),
      connectionId: "con_nobody",
      headers: {},
      body: new Uint8Array(),
      receivedAt: ago(days),
    });
    await db().strayWebhook.createMany({ data: [stray(91), stray(89)] });
    await removeOldBodies(now);
    expect(await db().strayWebhook.count()).toBe(1);
  });
});
