import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { asOwner } from "../db/as-owner.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { fileArrivals } from "./file-arrivals.ts";
import type { Sender } from "./incoming.ts";
import { aMinuteLater, eventsOf, jobsOf, waitingOf } from "./testing/filed.ts";
import { arrive, named, senderOf } from "./testing/incoming.ts";

const logged = vi.hoisted((): unknown[][] => []);
vi.mock("../logger.ts", () => {
  const keep = (...words: unknown[]) => void logged.push(words);
  return { log: () => ({ debug: keep, info: keep, warn: keep, error: keep }) };
});

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
let sender: Sender;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
  connection = await aConnection(scope);
  sender = senderOf(scope, connection);
});
afterEach(async () => {
  await pool().query("DELETE FROM webhook_arrivals");
  logged.length = 0;
});

describe("several workers", () => {
  it("file each arrival once", async () => {
    const ids = named("evt", 60);
    for (const id of ids) await arrive(sender, [id]);
    const filed = await Promise.all(Array.from({ length: 5 }, () => fileArrivals()));
    expect(filed.reduce((sum, count) => sum + count)).toBe(60);
    const events = await eventsOf(scope);
    expect(events.map((row) => row.external_event_id).toSorted()).toEqual(ids.toSorted());
    const jobs = (await jobsOf(scope)).flatMap((job) => job.ids);
    expect(jobs.toSorted()).toEqual(events.map(({ id }) => id));
  });

  it("pass by what another one is filing", async () => {
    for (const id of ["held", "free"]) await arrive(sender, [id]);
    const [held] = await waitingOf(scope);
    const other = await pool().connect();
    await other.query("BEGIN");
    await other.query("SELECT FROM webhook_arrivals WHERE id = $1 FOR UPDATE", [held?.id]);
    expect(await fileArrivals()).toBe(1);
    expect(await waitingOf(scope)).toEqual([held]);
    await other.query("ROLLBACK");
    other.release();
    expect(await fileArrivals()).toBe(1);
    expect(await eventsOf(scope)).toHaveLength(2);
  });

  it("of which one ends in the midst of filing leave nothing half, and file it once", async () => {
    await arrive(sender, named("evt", 70));
    const before = await waitingOf(scope);
    await asOwner(async (owner) => {
      // Events are written by then, and the jobs are not.
      await owner.query("BEGIN");
      await owner.query("LOCK TABLE graphile_worker._private_jobs IN EXCLUSIVE MODE");
      const cutOff = fileArrivals().catch((thrown: unknown) => thrown);
      const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%webhook_arrivals%'`;
      await vi.waitFor(async () => {
        // Within a transaction what was seen once would be shown again.
        await owner.query("SELECT pg_stat_clear_snapshot()");
        expect((await owner.query(sql)).rowCount).toBe(1);
      }, 5000);
      expect(await cutOff).toBeInstanceOf(Error);
      await owner.query("COMMIT");
    });
    expect(await eventsOf(scope)).toEqual([]);
    expect(await waitingOf(scope)).toEqual(before);
    expect(await fileArrivals()).toBe(1);
    expect(await fileArrivals()).toBe(0);
    expect(await eventsOf(scope)).toHaveLength(70);
    expect((await jobsOf(scope)).map(({ ids }) => ids.length)).toEqual([64, 6]);
  });
});

describe("an arrival that the database refuses", () => {
  const NO_JSON = { headers: "{no json" };

  it("is set aside alone, and told; the others pass by", async () => {
    for (const id of named("before", 10)) await arrive(sender, [id]);
    await arrive(sender, ["bad"], NO_JSON);
    for (const id of named("after", 10)) await arrive(sender, [id]);
    expect(await fileArrivals()).toBe(20);
    const waiting = await waitingOf(scope);
    expect(waiting).toEqual([{ id: expect.stringMatching(/^evt_/), failed_at: expect.any(Date) }]);
    expect(logged).toEqual([
      [
        { err: expect.objectContaining({ code: "22P02" }), id: waiting[0]?.id, connectionId: connection.id },
        "What a connection sent could not be filed",
      ],
    ]);
    expect(await eventsOf(scope)).toHaveLength(20);
  });

  it("is left alone for a minute, then tried again, and filed once it can be", async () => {
    expect((await arrive(sender, ["bad"], NO_JSON)).stored).toEqual(["accepted"]);
    const attempts = async (): Promise<number> => {
      expect(await fileArrivals()).toBe(0);
      return logged.length;
    };
    expect([await attempts(), await attempts()]).toEqual([1, 1]);
    await pool().query("UPDATE webhook_arrivals SET failed_at = failed_at - interval '50 seconds'");
    expect(await attempts()).toBe(1);
    await aMinuteLater();
    expect([await attempts(), await attempts()]).toEqual([2, 2]);
    await pool().query("UPDATE webhook_arrivals SET headers = ARRAY['{}']");
    await aMinuteLater();
    expect(await fileArrivals()).toBe(1);
    expect(await eventsOf(scope)).toMatchObject([{ external_event_id: "bad", status: "received" }]);
    expect(await jobsOf(scope)).toHaveLength(1);
  });

  it("is the only one set aside, however many workers are filing", async () => {
    for (let round = 0; round < 10; round += 1) {
      const good = named(`good_${round}`, 12);
      await arrive(sender, [`bad_${round}`], NO_JSON);
      for (const id of good) await arrive(sender, [id]);
      const filed = await Promise.all(Array.from({ length: 5 }, () => fileArrivals()));
      expect(filed.reduce((sum, count) => sum + count)).toBe(good.length);
    }
    expect(await waitingOf(scope)).toHaveLength(10);
    expect(await eventsOf(scope)).toHaveLength(120);
  });
});
