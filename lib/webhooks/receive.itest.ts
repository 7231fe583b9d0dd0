import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { fileArrivals } from "../arrivals/file-arrivals.ts";
import { storeEvents } from "../arrivals/intake-repository.ts";
import { storeIncoming } from "../arrivals/store-incoming.ts";
import { incoming, senderOf } from "../arrivals/testing/incoming.ts";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { intakePool, pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant, orderEvent } from "../testing/merchant-fixture.ts";
import { insertRejected } from "./quarantine-repository.ts";
import { queueForgottenEvents } from "./queue-forgotten-events.ts";
import { receiveWebhook } from "./receive.ts";
import { takeInEvent } from "./take-in-event.ts";
import { trimQuarantine } from "./trim-quarantine.ts";

let database: TestDatabase;
let scope: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => database.drop());

interface Stored {
  readonly id: string;
  readonly status: string;
  readonly external_event_id: string;
  readonly first_event_id: string | null;
  readonly channel: string;
  readonly outcome: string;
  readonly body_hash: string;
}

/** What the inbox has of a connection once a worker has filed what came in. */
async function eventsOf({ id }: Connection): Promise<Stored[]> {
  await fileArrivals();
  const sql = "SELECT * FROM webhook_events WHERE connection_id = $1 ORDER BY id";
  return (await pool().query<Stored>(sql, [id])).rows;
}

async function jobsAbout(ids: readonly string[]): Promise<string[][]> {
  const { rows } = await pool().query<{ ids: string[] }>(
    `SELECT payload->'eventIds' AS ids FROM graphile_worker._private_jobs WHERE payload::jsonb->'eventIds' ?| $1`,
    [ids],
  );
  return rows.map((row) => row.ids);
}

/** Notes the statements that take webhooks in. */
function watchStatements(): () => string[] {
  const spy = vi.spyOn(intakePool(), "query");
  return () => spy.mock.calls.map(([query]: unknown[]) => JSON.parse(JSON.stringify(query)).name);
}

describe("a flush", () => {
  it("takes in what came while the last one was under way, as one statement", async () => {
    const connection = await aConnection(scope);
    await receiveWebhook(connection.id, orderEvent("order.completed", "ord_warm"));
    const statements = watchStatements();
    const events = Array.from({ length: 200 }, (_, index) => orderEvent("order.completed", `ord_${index}`));
    const receptions = await Promise.all(events.map((event) => receiveWebhook(connection.id, event)));
    expect(new Set(receptions)).toEqual(new Set(["accepted"]));
    expect(statements().filter((name) => name?.startsWith("store-")).length).toBeLessThanOrEqual(2);
    const stored = await eventsOf(connection);
    expect(stored).toHaveLength(201);
    const jobs = await jobsAbout(stored.map(({ id }) => id));
    expect(Math.max(...jobs.map((ids) => ids.length))).toBeLessThanOrEqual(64);
    expect(jobs.flat().toSorted()).toEqual(stored.map(({ id }) => id));
  });

  it("links copies to the first, whether it came in this flush or long before", async () => {
    const connection = await aConnection(scope);
    const [early, late] = ["ord_early", "ord_late"].map((id) => orderEvent("order.completed", id));
    if (!early || !late) throw new Error("two events");
    await receiveWebhook(connection.id, early);
    const receptions = await Promise.all(
      [late, early, late, early].map((event) => receiveWebhook(connection.id, event)),
    );
    expect(receptions).toEqual(["accepted", "duplicate", "duplicate", "duplicate"]);
    const stored = await eventsOf(connection);
    const firstOf = new Map(
      stored.filter(({ status }) => status === "received").map((row) => [row.external_event_id, row.id]),
    );
    expect(firstOf.size).toBe(2);
    for (const copy of stored.filter(({ status }) => status === "duplicate")) {
      expect(copy).toMatchObject({
        first_event_id: firstOf.get(copy.external_event_id),
        outcome: "Seen before",
      });
    }
    expect((await jobsAbout(stored.map(({ id }) => id))).flat().toSorted()).toEqual(
      [...firstOf.values()].toSorted(),
    );
  });

  it("stores nothing of an event that we fetched and a webhook had brought", async () => {
    const connection = await aConnection(scope);
    const event = orderEvent("order.completed", "ord_both_ways");
    await receiveWebhook(connection.id, event);
    const fetched = (eventId: string) => ({
      event: { eventId, type: "order.completed", body: event.body, occurredAt: new Date() },
      channel: "recovery" as const,
      receivedAt: new Date(),
    });
    const known = "evt_order_completed_ord_both_ways";
    expect(await takeInEvent(scope, connection, fetched(known))).toEqual({ known: true });
    expect(await takeInEvent(scope, connection, fetched("evt_missed"))).toEqual({ known: false });
    expect(await receiveWebhook(connection.id, event)).toBe("duplicate");
    expect((await eventsOf(connection)).map(({ channel, status }) => [channel, status])).toEqual([
      ["webhook", "received"],
      ["recovery", "received"],
      ["webhook", "duplicate"],
    ]);
  });

  it("does not let the others suffer from one that can't be stored", async () => {
    const connection = await aConnection(scope);
    await receiveWebhook(connection.id, orderEvent("order.completed", "ord_warm"));
    const events = Array.from({ length: 20 }, (_, index) => orderEvent("order.completed", `ord_${index}`));
    // Whoever takes events in makes their types storable; this one stands for whatever a column may refuse one day.
    const bad = incoming(senderOf(scope, connection), "evt_bad", { type: "order.\0completed" });
    const results = await Promise.allSettled([
      ...events.map((event) => receiveWebhook(connection.id, event)),
      storeIncoming(bad),
    ]);
    expect(results.map(({ status }) => status)).toEqual([...events.map(() => "fulfilled"), "rejected"]);
    const stored = await eventsOf(connection);
    expect(stored).toHaveLength(21);
    expect(stored.some((row) => row.external_event_id === "evt_bad")).toBe(false);
    expect(await storeIncoming({ ...bad, type: "order.completed" })).toBe("accepted");
  });

  it("fails all of its events when the database does, and none of them later", async () => {
    const connection = await aConnection(scope);
    await receiveWebhook(connection.id, orderEvent("order.completed", "ord_warm"));
    vi.spyOn(intakePool(), "query").mockImplementation(() => Promise.reject(new Error("connection lost")));
    const events = Array.from({ length: 5 }, (_, index) =>
      orderEvent("order.completed", `ord_down_${index}`),
    );
    const results = await Promise.allSettled(events.map((event) => receiveWebhook(connection.id, event)));
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    vi.restoreAllMocks();
    const receptions = await Promise.all(events.map((event) => receiveWebhook(connection.id, event)));
    expect(new Set(receptions)).toEqual(new Set(["accepted"]));
  });

  it("claims nothing for credentials that are no longer the connection's, and takes in by itself a copy that came behind them", async () => {
    const connection = await aConnection(scope);
    const current = senderOf(scope, connection);
    const { previous } = connection;
    const outdated = { ...current, vouchers: { sealedCredentials: new Uint8Array([1]), previous } };
    const events = [incoming(outdated, "same"), incoming(current, "same"), incoming(current, "own")];
    expect(await storeEvents(events, [])).toEqual(["outdated", "accepted", "accepted"]);
    const again = [incoming(outdated, "same"), incoming(current, "same"), incoming(outdated, "other")];
    expect(await storeEvents(again, [])).toEqual(["outdated", "duplicate", "outdated"]);
    expect((await eventsOf(connection)).map((row) => [row.external_event_id, row.status]).toSorted()).toEqual(
      [
        ["own", "received"],
        ["same", "duplicate"],
        ["same", "received"],
      ],
    );
  });

  it("notes when a connection last sent something", async () => {
    const connection = await aConnection(scope);
    await receiveWebhook(connection.id, orderEvent("order.completed", "ord_seen"));
    const { rows } = await pool().query<{ at: Date | null }>(
      "SELECT last_event_at AS at FROM connections WHERE id = $1",
      [connection.id],
    );
    expect(Date.now() - (rows[0]?.at?.getTime() ?? 0)).toBeLessThan(10_000);
  });
});

describe("addresses that nobody has", () => {
  it("are looked up together, however many are tried", async () => {
    const connection = await aConnection(scope);
    const event = orderEvent("order.completed", "ord_stray");
    await receiveWebhook(connection.id, event);
    const statements = watchStatements();
    const strays = Array.from({ length: 300 }, () => newId("connection"));
    const receptions = await Promise.all(strays.map((id) => receiveWebhook(id, event)));
    expect(new Set(receptions)).toEqual(new Set(["refused"]));
    expect(statements().filter((name) => name === "receivers").length).toBeLessThanOrEqual(3);
    const kept = await pool().query("SELECT FROM stray_webhooks WHERE connection_id = ANY($1)", [strays]);
    expect(kept.rowCount).toBe(300);
  });

  it("are refused and kept whatever they are made of", async () => {
    const event = orderEvent("order.completed", "ord_odd");
    const odd = ["\0odd", "odd\u{1F600}".padStart(80, "x"), "'; DROP TABLE webhook_events; --"];
    for (const address of odd) expect(await receiveWebhook(address, event)).toBe("refused");
    const kept = await pool().query(
      "SELECT FROM stray_webhooks WHERE connection_id ~ '^(odd$|x{60}$|.; DROP)'",
    );
    expect(kept.rowCount).toBe(3);
  });

  it("work from the moment that a connection has them", async () => {
    const before = newId("connection");
    const event = orderEvent("order.completed", "ord_new");
    expect(await receiveWebhook(before, event)).toBe("refused");
    const connection = await aConnection(scope);
    expect(await receiveWebhook(connection.id, event)).toBe("accepted");
  });
});

describe("quarantine", () => {
  it("keeps the whole bytes of what it refuses, and those of a flood no more", async () => {
    const connection = await aConnection(scope);
    const body = Buffer.alloc(1024 * 1024, 97);
    const send = () => receiveWebhook(connection.id, { headers: {}, body });
    for (let round = 0; round < 20; round += 1) expect(await send()).toBe("refused");
    const { rows } = await pool().query<{ length: number; body_cut: boolean; body_size: number }>(
      `SELECT length(body), body_cut, body_size FROM webhook_events WHERE connection_id = $1 ORDER BY id`,
      [connection.id],
    );
    expect(rows.slice(0, 16).every((row) => row.length === body.length && !row.body_cut)).toBe(true);
    expect(rows.slice(16)).toEqual(
      Array.from({ length: 4 }, () => ({ length: 4096, body_cut: true, body_size: body.length })),
    );
  });

  it("is cut to a number of rows and of bytes, oldest first", async () => {
    const connection = await aConnection(scope);
    const now = Date.now();
    const rows = Array.from({ length: 70 }, (_, index) => {
      const receivedAt = new Date(now - index * 1000);
      return {
        merchantId: scope.merchantId,
        mode: scope.mode,
        connectionId: connection.id,
        provider: "payin",
        id: newId("webhookEvent", receivedAt),
        refusal: "bad_proof",
        headers: "{}",
        body: Buffer.alloc(1024 * 1024, index),
        bodyHash: "",
        bodySize: 1024 * 1024,
        receivedAt,
        receiveMs: 0,
      };
    });
    for (const row of rows) await insertRejected([row]);
    await trimQuarantine();
    const kept = (await eventsOf(connection)).map(({ id }) => id);
    expect(kept.toSorted()).toEqual(
      rows
        .slice(0, 64)
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});

it("finds events whose job is gone, and leaves alone those that a job of many still has", async () => {
  const connection = await aConnection(scope);
  await pool().query("DELETE FROM graphile_worker._private_jobs");
  const past = { now: () => new Date(Date.now() - 120_000) };
  await Promise.all(
    ["ord_queued", "ord_too"].map((id) =>
      receiveWebhook(connection.id, orderEvent("order.completed", id), past),
    ),
  );
  await fileArrivals();
  await pool().query("UPDATE webhook_events SET status = 'processed' WHERE connection_id <> $1", [
    connection.id,
  ]);
  expect(await queueForgottenEvents(new Date())).toBe(0);
  await pool().query("DELETE FROM graphile_worker._private_jobs");
  expect(await queueForgottenEvents(new Date())).toBe(2);
  expect(await queueForgottenEvents(new Date())).toBe(0);
});
