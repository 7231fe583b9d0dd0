import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { timeOfId } from "../ids.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { findEvent } from "../webhooks/repository.ts";
import { storeEvent } from "../webhooks/testing/store-event.ts";
import { addEventMonths } from "./event-months.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
let client: pg.Client;
let scope: Scope;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  scope = await aMerchant();
  connection = await aConnection(scope);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function months(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'webhook_events'::regclass ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

async function partitionOf(id: string): Promise<string | undefined> {
  const { rows } = await client.query(
    "SELECT tableoid::regclass::text AS name FROM webhook_events WHERE id = $1",
    [id],
  );
  return rows[0]?.name;
}

describe("months of the inbox", () => {
  it("are there four back and four ahead, and made once", async () => {
    const now = new Date("2031-06-15T00:00:00Z");
    expect(await addEventMonths(client, now)).toBe(9);
    expect(await addEventMonths(client, now)).toBe(0);
    const made = (await months()).filter((name) => /_203[01]_/.test(name));
    expect(made).toEqual(
      ["02", "03", "04", "05", "06", "07", "08", "09", "10"].map((month) => `webhook_events_2031_${month}`),
    );
  });

  it("take over what had landed in the rest, from the oldest of it on", async () => {
    const [first, second] = [new Date("2032-01-31T23:59:59.999Z"), new Date("2032-02-01T00:00:00Z")];
    const slow = { processedAt: new Date(first.getTime() + 5000) };
    const before = await storeEvent(scope, connection, first, slow);
    const after = await storeEvent(scope, connection, second);
    expect([await partitionOf(before), await partitionOf(after)]).toEqual([
      "webhook_events_rest",
      "webhook_events_rest",
    ]);
    expect(await addEventMonths(client, new Date("2032-12-01T00:00:00Z"))).toBe(16);
    expect(await partitionOf(before)).toBe("webhook_events_2032_01");
    expect(await partitionOf(after)).toBe("webhook_events_2032_02");
    expect(await findEvent(scope, before)).toMatchObject({ id: before, lagMs: 5000, status: "processed" });
  });

  it("carry every index of the inbox, so that a month made later is no slower", async () => {
    const { rows } = await client.query<{ table: string; count: number }>(
      `SELECT tablename AS table, count(*)::int AS count FROM pg_indexes
       WHERE tablename IN ('webhook_events', 'webhook_events_2031_02', 'webhook_events_2032_01', 'webhook_events_rest') GROUP BY 1`,
    );
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ count }) => count)).size).toBe(1);
  });

  it("are not what an event waits for: one without a month is stored and found", async () => {
    const id = await storeEvent(scope, connection, new Date("2040-07-01T12:00:00Z"));
    expect(await partitionOf(id)).toBe("webhook_events_rest");
    expect(await findEvent(scope, id)).toMatchObject({ id });
  });

  it("are one to look into where the id is known", async () => {
    const id = await storeEvent(scope, connection, new Date("2031-05-05T12:00:00Z"));
    const { rows } = await client.query(
      "EXPLAIN SELECT * FROM webhook_events WHERE merchant_id = $1 AND id = $2 AND received_at = $3",
      [scope.merchantId, id, timeOfId(id)],
    );
    const tables = new Set(
      rows.flatMap((row) => row["QUERY PLAN"].match(/webhook_events_(\d{4}_\d\d|rest)\b/g) ?? []),
    );
    expect([...tables]).toEqual(["webhook_events_2031_05"]);
  });
});
