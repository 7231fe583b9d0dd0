import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileArrivals } from "../arrivals/file-arrivals.ts";
import { fileOldest } from "../arrivals/filing-repository.ts";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { asOwner } from "../db/as-owner.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { assertId, newId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction, orderEvent, signed } from "../testing/merchant-fixture.ts";
import { FactRefused } from "../transactions/fact-refused.ts";
import { findTransactionRow } from "../transactions/repository.ts";
import { failAttempt } from "./fail-attempt.ts";
import { processEvent } from "./process-event.ts";
import { receiveWebhook } from "./receive.ts";
import { receiveHttp } from "./receive-http.ts";
import { replayEvent } from "./replay-event.ts";
import { RETRY_SECONDS } from "./status.ts";
import { receiveAndFile } from "./testing/receive-and-file.ts";

const AUTO = { trigger: "auto", actor: null } as const;

let database: TestDatabase;
let scope: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
});
afterAll(() => database.drop());

interface EventRow {
  readonly id: string;
  readonly status: string;
  readonly first_event_id: string | null;
}

async function eventsOf(connection: Connection): Promise<EventRow[]> {
  const sql = "SELECT * FROM webhook_events WHERE connection_id = $1 ORDER BY received_at, id";
  return (await pool().query<EventRow>(sql, [connection.id])).rows;
}

async function jobsFor(eventId: string | undefined): Promise<number> {
  const sql = "SELECT 1 FROM graphile_worker._private_jobs WHERE payload::jsonb->'eventIds' ? $1";
  return (await pool().query(sql, [eventId])).rowCount ?? 0;
}

async function timelineOf(transactionId: string): Promise<unknown[]> {
  const sql = "SELECT verdict, status_after FROM timeline_entries WHERE transaction_id = $1 ORDER BY at, id";
  return (await pool().query(sql, [transactionId])).rows;
}

async function processAll(connection: Connection): Promise<void> {
  for (const { id } of await eventsOf(connection))
    await processEvent(scope, assertId("webhookEvent", id), AUTO);
}

/** A connection with one pending payment and the event that completes it, received but not processed. */
async function aWaitingEvent(data: Readonly<Record<string, string>> = {}) {
  const connection = await aConnection(scope);
  const { id, externalId } = await aTransaction(scope, connection);
  await receiveAndFile(connection.id, orderEvent("order.completed", externalId, data));
  const [event] = await eventsOf(connection);
  return { connection, transactionId: id, eventId: assertId("webhookEvent", event?.id ?? "") };
}

describe("receiving", () => {
  it("has committed the arrival before it answers; one filing makes the event and its job together", async () => {
    const connection = await aConnection(scope);
    expect(await receiveWebhook(connection.id, orderEvent("order.completed", "ord_1"))).toBe("accepted");
    const sql = "SELECT external_event_ids AS ids FROM webhook_arrivals WHERE connection_id = $1";
    const { rows } = await pool().query(sql, [connection.id]);
    expect(rows).toEqual([{ ids: ["evt_order_completed_ord_1"] }]);
    expect(await eventsOf(connection)).toEqual([]);
    expect(await fileArrivals()).toBe(1);
    const [event] = await eventsOf(connection);
    expect(event).toMatchObject({ status: "received", attempts: 0 });
    expect(await jobsFor(event?.id)).toBe(1);
    expect((await pool().query(sql, [connection.id])).rows).toEqual([]);
  });

  it("makes neither event nor job, and keeps the arrival, when either can't be made", async () => {
    const connection = await aConnection(scope);
    await receiveWebhook(connection.id, orderEvent("order.completed", "ord_1"));
    for (const table of ["webhook_events", "graphile_worker._private_jobs"]) {
      await asOwner((owner) =>
        owner.query(`ALTER TABLE ${table} ADD CONSTRAINT broken CHECK (false) NOT VALID`),
      );
      await expect(fileOldest(8)).rejects.toThrow("broken");
      await asOwner((owner) => owner.query(`ALTER TABLE ${table} DROP CONSTRAINT broken`));
      expect(await eventsOf(connection)).toEqual([]);
    }
    expect(await fileArrivals()).toBe(1);
    const [event] = await eventsOf(connection);
    expect(await jobsFor(event?.id)).toBe(1);
  });

  it("keeps a second copy as a duplicate without work, even when twenty arrive at once", async () => {
    const connection = await aConnection(scope);
    const event = orderEvent("order.completed", "ord_twenty");
    const receptions = await Promise.all(
      Array.from({ length: 20 }, () => receiveAndFile(connection.id, event)),
    );
    expect(receptions.toSorted()).toEqual(["accepted", ...Array.from({ length: 19 }, () => "duplicate")]);
    const rows = await eventsOf(connection);
    const first = rows.find((row) => row.status === "received");
    const duplicates = rows.filter((row) => row.status === "duplicate");
    expect(duplicates).toHaveLength(19);
    expect(new Set(duplicates.map((row) => row.first_event_id))).toEqual(new Set([first?.id]));
    const jobs = await Promise.all(rows.map((row) => jobsFor(row.id)));
    expect(jobs.reduce((sum, count) => sum + count)).toBe(1);
  });

  it("answers a bad signature and an unknown address alike, and keeps both", async () => {
    const connection = await aConnection(scope);
    const forged = signed('{"id":"evt_1","type":"order.completed","data":{}}', "whsec_somebody_else");
    const send = (id: string) =>
      receiveHttp(id, new Request("http://paydeck.test/", { method: "POST", ...forged }));
    const unknown = newId("connection");
    const [bad, stray] = await Promise.all([send(connection.id), send(unknown)]);
    expect([bad.status, stray.status]).toEqual([401, 401]);
    expect(await bad.text()).toBe(await stray.text());
    expect(await eventsOf(connection)).toMatchObject([{ status: "rejected", refusal: "bad_proof" }]);
    const kept = await pool().query("SELECT 1 FROM stray_webhooks WHERE connection_id = $1", [unknown]);
    expect(kept.rowCount).toBe(1);
  });

  it("never processes what it refused", async () => {
    const connection = await aConnection(scope);
    await receiveAndFile(connection.id, { ...orderEvent("order.completed", "ord_x"), headers: {} });
    const [event] = await eventsOf(connection);
    expect(await jobsFor(event?.id)).toBe(0);
    await processAll(connection);
    expect(await eventsOf(connection)).toMatchObject([{ status: "rejected", attempts: 0 }]);
  });

  it("refuses bodies over 1 MiB, announced or not", async () => {
    const { id } = await aConnection(scope);
    const big = new Uint8Array(1024 * 1024 + 1);
    const send = (init: RequestInit) =>
      receiveHttp(id, new Request("http://paydeck.test/", { method: "POST", ...init }));
    const announced = await send({ body: big, headers: { "content-length": String(big.length) } });
    // The DOM's types know no "duplex", which Node demands for a streamed body.
    const streamed = await send(Object.assign({ body: new Blob([big]).stream() }, { duplex: "half" }));
    const justRight = await send({ body: new Uint8Array(1024 * 1024) });
    expect([announced.status, streamed.status, justRight.status]).toEqual([413, 413, 401]);
  });

  it("asks for the event again when it could not be stored", async () => {
    const { id } = await aConnection(scope);
    await asOwner((owner) => owner.query("ALTER TABLE webhook_arrivals RENAME TO webhook_arrivals_away"));
    const request = new Request("http://paydeck.test/", {
      method: "POST",
      ...orderEvent("order.completed", "ord_y"),
    });
    const answer = await receiveHttp(id, request);
    await asOwner((owner) => owner.query("ALTER TABLE webhook_arrivals_away RENAME TO webhook_arrivals"));
    expect(answer.status).toBe(503);
    const keys = await pool().query("SELECT 1 FROM webhook_event_keys WHERE connection_id = $1", [id]);
    expect(keys.rowCount).toBe(0);
  });
});

describe("processing", () => {
  it("applies the facts, the timeline and the outcome together", async () => {
    const { connection, transactionId, eventId } = await aWaitingEvent();
    await processEvent(scope, eventId, AUTO);
    expect(await findTransactionRow(scope, transactionId)).toMatchObject({
      status: "succeeded",
      nextSyncAt: null,
    });
    const outcome = { status: "processed", attempts: 1, transaction_id: transactionId };
    expect(await eventsOf(connection)).toMatchObject([outcome]);
    expect(await timelineOf(transactionId)).toEqual([{ verdict: "applied", status_after: "succeeded" }]);
  });

  it("does its work once when ten workers get the same event", async () => {
    const { connection, transactionId, eventId } = await aWaitingEvent();
    await Promise.all(Array.from({ length: 10 }, () => processEvent(scope, eventId, AUTO)));
    expect(await timelineOf(transactionId)).toHaveLength(1);
    expect(await eventsOf(connection)).toMatchObject([{ status: "processed", attempts: 1 }]);
  });

  it.each([
    ["order.completed", "order.expired"],
    ["order.expired", "order.completed"],
  ] as const)("holds for review a payment that is said %s and then %s", async (...types) => {
    const connection = await aConnection(scope);
    const { id, externalId } = await aTransaction(scope, connection);
    for (const type of types) await receiveAndFile(connection.id, orderEvent(type, externalId));
    await processAll(connection);
    expect(await findTransactionRow(scope, id)).toMatchObject({ status: "review" });
  });

  it("does not believe another amount: retries, ends dead, and leaves the money alone", async () => {
    const { connection, transactionId, eventId } = await aWaitingEvent({ amount: "1000" });
    await processEvent(scope, eventId, AUTO);
    const refused = { status: "failed", error_code: "amount_mismatch", attempts: 1 };
    expect(await eventsOf(connection)).toMatchObject([refused]);
    for (const _ of RETRY_SECONDS) await processEvent(scope, eventId, AUTO);
    expect(await eventsOf(connection)).toMatchObject([
      { status: "dead", attempts: RETRY_SECONDS.length + 1 },
    ]);
    expect(await findTransactionRow(scope, transactionId)).toMatchObject({ status: "pending" });
    expect(await timelineOf(transactionId)).toEqual([{ verdict: "refused", status_after: null }]);
  });

  it("plans each next try on the schedule, a fifth earlier or later, with a job for that moment", async () => {
    const { connection, eventId } = await aWaitingEvent({ amount: "1000" });
    const clock = { now: () => new Date("2026-11-28T12:00:00Z") };
    const factors: number[] = [];
    for (const seconds of RETRY_SECONDS) {
      await processEvent(scope, eventId, { ...AUTO, clock });
      const sql = `SELECT next_attempt_at AS at, (SELECT max(run_at) FROM graphile_worker._private_jobs
        WHERE payload->>'eventId' = $1) AS run_at FROM webhook_events WHERE connection_id = $2`;
      const [planned] = (await pool().query<{ at: Date; run_at: Date }>(sql, [eventId, connection.id])).rows;
      factors.push(((planned?.at.getTime() ?? 0) - clock.now().getTime()) / (seconds * 1000));
      expect(planned?.run_at).toEqual(planned?.at);
    }
    expect(Math.min(...factors)).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...factors)).toBeLessThanOrEqual(1.2);
    expect(new Set(factors.map((factor) => factor.toFixed(3))).size).toBeGreaterThan(1);
  });

  it("asks the provider about each payment that an event may mean", async () => {
    const { eventId } = await aWaitingEvent();
    const now = new Date();
    const thrown = new FactRefused("transaction_ambiguous", "It fits two.", null, ["txn_one", "txn_two"]);
    await failAttempt(scope, { id: eventId, thrown, ...AUTO, startedAt: now, durationMs: 1, now });
    const { rows } = await pool().query(
      "SELECT key FROM graphile_worker.jobs WHERE key LIKE 'sync:txn_o%' OR key LIKE 'sync:txn_t%'",
    );
    expect(rows.map(({ key }) => key).toSorted()).toEqual(["sync:txn_one", "sync:txn_two"]);
  });

  it("ignores what it does not know, and never lets it die", async () => {
    const connection = await aConnection(scope);
    await receiveAndFile(
      connection.id,
      signed('{"id":"evt_new","type":"token.minted","data":{"orderId":"x"}}'),
    );
    await receiveAndFile(connection.id, signed('{"id":"evt_test","type":"test.event","data":{}}'));
    await processAll(connection);
    expect((await eventsOf(connection)).map((event) => event.status)).toEqual(["ignored", "ignored"]);
  });

  it("writes down a deposit that began at the provider, once", async () => {
    const connection = await aConnection(scope);
    const what = { amount: "18", currency: "USDT", chainId: "tron-nile", txHash: "0xdep" };
    for (const type of ["deposit.confirmed", "deposit.completed"]) {
      const event = { id: `evt_${type}`, type, createdAt: "2026-11-19T14:00:00Z" };
      const data = { depositReference: "player_8841", ...what };
      await receiveAndFile(connection.id, signed(JSON.stringify({ ...event, data })));
    }
    const ids = (await eventsOf(connection)).map(({ id }) => assertId("webhookEvent", id));
    await Promise.all(ids.map((id) => processEvent(scope, id, AUTO)));
    await processAll(connection);
    const sql = "SELECT kind, status, amount::text FROM transactions WHERE connection_id = $1";
    const { rows } = await pool().query(sql, [connection.id]);
    expect(rows).toEqual([{ kind: "deposit", status: "succeeded", amount: "18.000000000000000000" }]);
  });
});

describe("replay", () => {
  it("runs an event again from its kept bytes, and can't double it", async () => {
    const { transactionId, eventId } = await aWaitingEvent();
    await processEvent(scope, eventId, AUTO);
    await replayEvent(scope, { eventId, reason: "A test" });
    await processEvent(scope, eventId, { trigger: "replay", actor: "Lucía" });
    expect(await timelineOf(transactionId)).toEqual([
      { verdict: "applied", status_after: "succeeded" },
      { verdict: "same", status_after: "succeeded" },
    ]);
    const sql = "SELECT action, detail FROM audit_entries WHERE target_id = $1";
    expect((await pool().query(sql, [eventId])).rows).toEqual([
      { action: "webhook.replay", detail: { before: "processed", reason: "A test" } },
    ]);
  });

  it("does not touch another merchant's event", async () => {
    const { connection, eventId } = await aWaitingEvent();
    const rival = await aMerchant();
    await expect(replayEvent(rival, { eventId, reason: "A test" })).rejects.toMatchObject({
      code: "not_found",
    });
    await processEvent(rival, eventId, AUTO);
    expect(await eventsOf(connection)).toMatchObject([{ status: "received", attempts: 0 }]);
  });
});
