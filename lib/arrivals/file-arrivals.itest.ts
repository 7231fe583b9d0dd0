import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { fileArrivals } from "./file-arrivals.ts";
import type { IncomingEvent, Sender } from "./incoming.ts";
import { storeEvents } from "./intake-repository.ts";
import { aMinuteLater, eventsOf, jobsOf, rowsOf, waitingOf } from "./testing/filed.ts";
import { arrive, incoming, named, senderOf } from "./testing/incoming.ts";

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
});

describe("filing", () => {
  it("makes events of what several senders brought, with jobs of at most 64 of one merchant and mode", async () => {
    const rival = await aMerchant();
    const live = systemScope(scope.merchantId, "live");
    const senders = [
      { from: senderOf(live, await aConnection(live)), count: 10 },
      { from: sender, count: 100 },
      { from: senderOf(scope, await aConnection(scope)), count: 50 },
      { from: senderOf(rival, await aConnection(rival)), count: 30 },
    ];
    const events = senders.flatMap(({ from, count }) => named("evt", count).map((id) => incoming(from, id)));
    expect(new Set(await storeEvents(events, []))).toEqual(new Set(["accepted"]));
    expect(await fileArrivals()).toBe(4);
    const [ours, theirs] = [await jobsOf(scope), await jobsOf(rival)];
    expect([...ours, ...theirs].map(({ mode, ids }) => [mode, ids.length])).toEqual([
      ...[
        ["live", 10],
        ["test", 64],
        ["test", 64],
        ["test", 22],
      ],
      ["test", 30],
    ]);
    for (const [owner, jobs] of [
      [scope, ours],
      [rival, theirs],
    ] as const) {
      const own = events.filter((event) => event.sender.merchantId === owner.merchantId);
      expect(jobs.flatMap(({ ids }) => ids).toSorted()).toEqual(own.map(({ id }) => id).toSorted());
      for (const { mode, ids } of jobs)
        expect(new Set(own.filter(({ id }) => ids.includes(id)).map((event) => event.sender.mode))).toEqual(
          new Set([mode]),
        );
      expect(await waitingOf(owner)).toEqual([]);
    }
    expect(await eventsOf(rival)).toHaveLength(30);
  });

  it("keeps of an event whatever came with it", async () => {
    const odd = {
      type: 'order."odd", {type} \\ ünï',
      headers: JSON.stringify({
        "x-latin": "caf\u00e9 \u00ff",
        "x-quoted": `"a", {b}, NULL, 'c', \\"d\\\\`,
        "x-tab": "\t\x7f\x01",
      }),
      body: Uint8Array.from({ length: 256 }, (_, byte) => byte),
      receivedAt: new Date("2026-03-04T05:06:07.089Z"),
      receiveMs: 12,
    };
    const other = { headers: '{"b":"2"}', body: Buffer.from("[]"), receivedAt: new Date(), receiveMs: 3 };
    const [first, second] = [incoming(sender, 'evt_{"a",\\b}', odd), incoming(sender, "evt_b", other)];
    await storeEvents([first, second], []);
    await fileArrivals();
    const columns = `external_event_id, type, headers, body, encode(sha256($2), 'hex') = body_hash AS hashed, body_size,
      received_at, receive_ms, channel, scheme, matched_secret, provider, mode, connection_id, status, outcome, attempts`;
    const read = async ({ id, body }: IncomingEvent) =>
      (await rowsOf(`SELECT ${columns} FROM webhook_events WHERE id = $1`, [id, body]))[0];
    const common = {
      hashed: true,
      channel: "webhook",
      scheme: "bare HMAC-SHA256",
      matched_secret: "current",
    };
    const mine = { provider: "payin", mode: "test", connection_id: connection.id };
    for (const { externalEventId, ...event } of [first, second]) {
      expect(await read({ ...event, externalEventId })).toEqual({
        ...{ ...common, ...mine, external_event_id: externalEventId, type: event.type },
        ...{
          headers: JSON.parse(event.headers),
          body: Buffer.from(event.body),
          body_size: event.body.length,
        },
        ...{ received_at: event.receivedAt, receive_ms: event.receiveMs },
        ...{ status: "received", outcome: "", attempts: 0 },
      });
    }
  });

  it("makes duplicates of copies, which name the first: of one flush, of another, and long after", async () => {
    const { events, stored } = await arrive(sender, ["same", "same", "same"]);
    expect(stored).toEqual(["accepted", "duplicate", "duplicate"]);
    const first = events[0]?.id;
    await arrive({ ...sender, matchedSecret: "previous" }, ["same"]);
    expect(await fileArrivals()).toBe(2);
    await arrive(sender, ["same"]);
    expect(await fileArrivals()).toBe(1);
    const filed = await eventsOf(scope);
    expect(filed.map((row) => [row.status, row.first_event_id])).toEqual([
      ["received", null],
      ...Array.from({ length: 4 }, () => ["duplicate", first]),
    ]);
    expect(filed.every((row) => (row.processed_at === null) === (row.id === first))).toBe(true);
    expect(await jobsOf(scope)).toEqual([{ mode: "test", ids: [first] }]);
  });

  it("names the first even where a copy is filed before it", async () => {
    const { events } = await arrive(sender, ["same"]);
    await pool().query("UPDATE webhook_arrivals SET failed_at = now()");
    await arrive(sender, ["same"]);
    const first = events[0]?.id;
    expect(await fileArrivals()).toBe(1);
    expect(await eventsOf(scope)).toMatchObject([{ status: "duplicate", first_event_id: first }]);
    await aMinuteLater();
    expect(await fileArrivals()).toBe(1);
    expect((await eventsOf(scope))[0]).toMatchObject({ id: first, status: "received" });
    expect(await jobsOf(scope)).toEqual([{ mode: "test", ids: [first] }]);
  });

  it("finds nothing of an event that we fetched and a webhook had brought", async () => {
    await arrive(sender, ["known"]);
    const fetched: Sender = { ...sender, channel: "recovery", vouchers: null };
    expect((await arrive(fetched, ["known", "missed"])).stored).toEqual(["duplicate", "accepted"]);
    expect((await arrive(fetched, ["known", "missed"])).stored).toEqual(["duplicate", "duplicate"]);
    expect((await arrive(sender, ["missed"])).stored).toEqual(["duplicate"]);
    expect(await fileArrivals()).toBe(3);
    const sql =
      "SELECT external_event_id, channel, status FROM webhook_events WHERE merchant_id = $1 ORDER BY id";
    expect(await rowsOf(sql, [scope.merchantId])).toEqual([
      { external_event_id: "known", channel: "webhook", status: "received" },
      { external_event_id: "missed", channel: "recovery", status: "received" },
      { external_event_id: "missed", channel: "webhook", status: "duplicate" },
    ]);
  });

  it("tells the screens of each merchant once", async () => {
    const rival = await aMerchant();
    const theirs = senderOf(rival, await aConnection(rival));
    for (const from of [sender, theirs, { ...sender, matchedSecret: "previous" }])
      await arrive(from, named(from.matchedSecret, 3));
    const told: unknown[] = [];
    const listener = await pool().connect();
    try {
      listener.on("notification", ({ payload = "" }) => told.push(JSON.parse(payload)));
      await listener.query("LISTEN paydeck_live");
      expect(await fileArrivals()).toBe(3);
      // Notices come in the order of their commits: behind this one, none of the filing's is under way.
      await pool().query("SELECT pg_notify('paydeck_live', '\"last\"')");
      await vi.waitFor(() => expect(told).toContain("last"));
    } finally {
      listener.release(true);
    }
    const expected = [scope, rival].map(({ merchantId }) => ({ merchantId, topic: "webhooks" }));
    expect(told).toHaveLength(3);
    expect(told).toEqual(expect.arrayContaining(expected));
  });
});
