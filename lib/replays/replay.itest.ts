import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { replayConsent } from "../approvals/replay-consent.ts";
import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { asOwner } from "../db/as-owner.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { assertId, type WebhookEventId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction, orderEvent, signed } from "../testing/merchant-fixture.ts";
import { processEvent } from "../webhooks/process-event.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { cancelReplay } from "./cancel-replay.ts";
import { foresee } from "./foresee.ts";
import { getReplay } from "./get-replay.ts";
import { listReplayItems } from "./list-replay-items.ts";
import { queueStalledReplays } from "./queue-stalled-replays.ts";
import { seizeReplay } from "./repository.ts";
import { runReplay } from "./run-replay.ts";
import type { ReplayAsk } from "./schema.ts";
import { startReplay } from "./start-replay.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
  connection = await aConnection(scope);
  await pool().query("DELETE FROM graphile_worker._private_jobs");
});

async function idOf(where: string, value: string): Promise<WebhookEventId> {
  const sql = `SELECT id FROM webhook_events WHERE connection_id = $1 AND ${where} = $2 ORDER BY received_at, id`;
  const { rows } = await pool().query<{ id: string }>(sql, [connection.id, value]);
  return assertId("webhookEvent", rows[0]?.id ?? "");
}

async function receive(
  orderId: string,
  data: Readonly<Record<string, string>> = {},
): Promise<WebhookEventId> {
  const event = orderEvent("order.completed", orderId, data);
  await receiveAndFile(connection.id, event);
  return idOf("external_event_id", `evt_order_completed_${orderId}`);
}

/** As the worker does it: the job goes with the work. */
async function process(id: WebhookEventId): Promise<void> {
  await processEvent(scope, id, { trigger: "auto", actor: null });
  await pool().query("DELETE FROM graphile_worker._private_jobs WHERE payload->>'eventId' = $1", [id]);
}

/** An event that was applied to its payment. */
async function anAppliedEvent() {
  const transaction = await aTransaction(scope, connection);
  const eventId = await receive(transaction.externalId);
  await process(eventId);
  return { eventId, transaction };
}

const selection = (ids: readonly string[]): ReplayAsk => ({ kind: "selection", ids: [...ids] });
const start = (asked: ReplayAsk, rate = 10) =>
  startReplay(scope, { asked, rate, reason: "A test", idempotencyKey: randomUUID() }, replayConsent);
const get = (replayId: string) => getReplay(scope, { replayId });

async function statusOf(transactionId: string): Promise<string | undefined> {
  const { rows } = await pool().query<{ status: string }>("SELECT status FROM transactions WHERE id = $1", [
    transactionId,
  ]);
  return rows[0]?.status;
}

async function jobs(name: string): Promise<{ eventId: string; priority: number }[]> {
  const { rows } = await pool().query<{ payload: { eventId: string }; priority: number }>(
    `SELECT job.payload, job.priority FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     WHERE task.identifier = $1 AND job.payload->>'merchantId' = $2 ORDER BY job.id`,
    [name, scope.merchantId],
  );
  return rows.map(({ payload, priority }) => ({ eventId: payload.eventId, priority }));
}

/** What a worker would do with the events that wait. */
async function work(): Promise<number> {
  const waiting = await jobs("process-webhook");
  await pool().query("DELETE FROM graphile_worker._private_jobs");
  for (const { eventId } of waiting)
    await processEvent(scope, assertId("webhookEvent", eventId), { trigger: "replay", actor: "Ana" });
  return waiting.length;
}

/** A clock that goes on by a second with each step. */
function steps(): { next(): Clock } {
  let time = Date.now();
  return {
    next: () => {
      time += 1000;
      const now = new Date(time);
      return { now: () => now };
    },
  };
}

async function runToEnd(replayId: string, most = 20): Promise<number> {
  const clock = steps();
  for (let step = 1; step <= most; step += 1) {
    await runReplay(scope, { replayId }, clock.next());
    if ((await get(replayId)).finishedAt !== null) return step;
    await work();
  }
  throw new Error("the replay did not end");
}

describe("a forecast", () => {
  it("counts what each event would do, in their order, and writes nothing", async () => {
    const { eventId: applied } = await anAppliedEvent();
    const lost = await aTransaction(scope, connection);
    const changing = await receive(lost.externalId);
    await process(changing);
    await pool().query("UPDATE transactions SET status = 'pending' WHERE id = $1", [lost.id]);
    const wrong = await receive((await aTransaction(scope, connection)).externalId, { amount: "99" });
    await process(wrong);
    const waiting = await receive("ord_waiting");
    const before = await pool().query("SELECT * FROM webhook_events WHERE merchant_id = $1 ORDER BY id", [
      scope.merchantId,
    ]);
    const forecast = await foresee(scope, selection([applied, changing, wrong, waiting]));
    expect(forecast).toEqual({
      total: 4,
      read: 4,
      tooMany: false,
      effects: [
        { effect: "changed/pending/succeeded", count: 1 },
        { effect: "refused", count: 1 },
        { effect: "skipped/in_line", count: 1 },
        { effect: "unchanged", count: 1 },
      ],
    });
    const after = await pool().query("SELECT * FROM webhook_events WHERE merchant_id = $1 ORDER BY id", [
      scope.merchantId,
    ]);
    expect(after.rows).toEqual(before.rows);
  });

  it("knows that of two events for one payment only the first changes it", async () => {
    const { externalId, id } = await aTransaction(scope, connection);
    const first = await receive(externalId);
    const body = JSON.stringify({
      id: "evt_second",
      type: "order.completed",
      createdAt: "2026-11-19T14:00:00Z",
      data: {
        orderId: externalId,
        status: "completed",
        amount: "100",
        currency: "USDT",
        chainId: "tron-nile",
      },
    });
    await receiveAndFile(connection.id, signed(body));
    const second = await idOf("external_event_id", "evt_second");
    for (const event of [first, second]) await process(event);
    await pool().query("UPDATE transactions SET status = 'pending' WHERE id = $1", [id]);
    expect((await foresee(scope, selection([second, first]))).effects).toEqual([
      { effect: "changed/pending/succeeded", count: 1 },
      { effect: "unchanged", count: 1 },
    ]);
  });

  it("leaves out quarantined events, duplicates, and those whose body is gone", async () => {
    const { eventId, transaction } = await anAppliedEvent();
    await receiveAndFile(connection.id, orderEvent("order.completed", transaction.externalId));
    await receiveAndFile(connection.id, { ...orderEvent("order.completed", "ord_1"), headers: {} });
    const duplicate = await idOf("status", "duplicate");
    const rejected = await idOf("status", "rejected");
    await pool().query("UPDATE webhook_events SET body = '', body_removed_at = now() WHERE id = $1", [
      eventId,
    ]);
    expect((await foresee(scope, selection([eventId, duplicate, rejected]))).effects).toEqual([
      { effect: "skipped/duplicate", count: 1 },
      { effect: "skipped/no_body", count: 1 },
      { effect: "skipped/quarantined", count: 1 },
    ]);
  });

  it("of many events reads some, evenly spread, and says how many", async () => {
    const { eventId } = await anAppliedEvent();
    await pool().query(
      `INSERT INTO webhook_events SELECT event.merchant_id,
         left(event.id, 26) || lpad(n::text, 4, '0'), event.connection_id, event.provider, event.mode, event.id || n, event.channel,
         event.type, event.status, event.refusal, event.scheme, event.matched_secret, event.first_event_id, event.headers, event.body,
         event.body_hash, event.body_size, event.body_cut, event.body_removed_at, event.received_at, event.receive_ms,
         event.processed_at, event.attempts, event.next_attempt_at, event.error_code, event.error_message, event.outcome,
         event.transaction_id, event.accepted_at, event.accepted_by
       FROM webhook_events AS event, generate_series(1, 1200) AS n WHERE event.id = $1`,
      [eventId],
    );
    const now = Date.now();
    const window = { from: new Date(now - 60_000).toISOString(), to: new Date(now + 60_000).toISOString() };
    const forecast = await foresee(scope, { kind: "window", ...window });
    expect(forecast).toEqual({
      total: 1201,
      read: 500,
      tooMany: false,
      effects: [{ effect: "unchanged", count: 1201 }],
    });
  });
});

describe("a replay", () => {
  it("does what was foreseen, shows the real effect beside it, and changes nothing twice", async () => {
    const { eventId: applied, transaction } = await anAppliedEvent();
    const late = await aTransaction(scope, connection, { amount: moneyOf("99", "USDT") });
    const healed = await receive(late.externalId);
    await process(healed);
    await pool().query("UPDATE transactions SET amount = 100 WHERE id = $1", [late.id]);
    const { replayId } = await start(selection([applied, healed]));
    await runToEnd(replayId);
    const replay = await get(replayId);
    const effects = [
      { effect: "changed/pending/succeeded", count: 1 },
      { effect: "unchanged", count: 1 },
    ];
    expect(replay).toMatchObject({ status: "done", total: 2, done: 2, inLine: 0, effects });
    expect(replay.forecast).toEqual({ total: 2, read: 2, tooMany: false, effects });
    expect(await statusOf(late.id)).toBe("succeeded");
    expect(await statusOf(transaction.id)).toBe("succeeded");
    const { items } = await listReplayItems(scope, { replayId });
    expect(items.map(({ eventId, effect }) => [eventId, effect])).toEqual([
      [applied, "unchanged"],
      [healed, "changed/pending/succeeded"],
    ]);
    const sql = "SELECT 1 FROM timeline_entries WHERE transaction_id = $1 AND verdict = 'applied'";
    expect((await pool().query(sql, [transaction.id])).rowCount).toBe(1);
    expect((await listReplayItems(scope, { replayId, effect: "unchanged" })).items).toHaveLength(1);
  });

  it("started twice with one key is one replay, even at the same moment", async () => {
    const { eventId } = await anAppliedEvent();
    const input = {
      asked: selection([eventId]),
      rate: 10,
      reason: "Twice",
      idempotencyKey: randomUUID(),
    };
    const begun = await Promise.all([1, 2, 3].map(() => startReplay(scope, input, replayConsent)));
    expect(new Set(begun.map(({ replayId }) => replayId)).size).toBe(1);
    const sql = "SELECT action, actor, detail FROM audit_entries WHERE target_id = $1";
    const { rows } = await pool().query(sql, [begun[0]?.replayId]);
    expect(rows).toEqual([
      {
        action: "replay.start",
        actor: "Paydeck",
        detail: { kind: "selection", events: 1, rate: 10, reason: "Twice" },
      },
    ]);
  });

  it("leaves out what came after it began", async () => {
    const { eventId } = await anAppliedEvent();
    const day = { from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" };
    const { replayId } = await start({ kind: "window", ...day });
    const { eventId: later } = await anAppliedEvent();
    await runToEnd(replayId);
    const { items } = await listReplayItems(scope, { replayId });
    expect(items.map((item) => item.eventId)).toEqual([eventId]);
    expect(items.map((item) => item.eventId)).not.toContain(later);
  });

  it("follows a filter", async () => {
    const { eventId } = await anAppliedEvent();
    await process(await receive((await aTransaction(scope, connection)).externalId, { amount: "99" }));
    const asked = { kind: "filter", tab: "inbox", range: "24h", outcome: "processed" } as const;
    expect((await foresee(scope, asked)).total).toBe(1);
    const { replayId } = await start(asked);
    await runToEnd(replayId);
    expect((await listReplayItems(scope, { replayId })).items.map((item) => item.eventId)).toEqual([eventId]);
  });

  it("keeps to its rate and goes behind live events", async () => {
    const events = [];
    for (let index = 0; index < 7; index += 1) events.push((await anAppliedEvent()).eventId);
    const { replayId } = await start(selection(events), 2);
    const clock = steps();
    const sent: number[] = [];
    for (let step = 0; step < 4; step += 1) {
      await runReplay(scope, { replayId }, clock.next());
      expect((await jobs("process-webhook")).every(({ priority }) => priority > 0)).toBe(true);
      sent.push(await work());
    }
    expect(sent).toEqual([2, 2, 2, 1]);
  });

  it("does not run ahead of a worker that is slower than the rate", async () => {
    const events = [];
    for (let index = 0; index < 8; index += 1) events.push((await anAppliedEvent()).eventId);
    const { replayId } = await start(selection(events), 2);
    const clock = steps();
    for (let step = 0; step < 5; step += 1) await runReplay(scope, { replayId }, clock.next());
    expect(await jobs("process-webhook")).toHaveLength(4);
    expect(await get(replayId)).toMatchObject({ status: "running", done: 0, inLine: 4 });
  });

  it("that is cancelled sends nothing more, and finishes what has gone", async () => {
    const events = [];
    for (let index = 0; index < 5; index += 1) events.push((await anAppliedEvent()).eventId);
    const { replayId } = await start(selection(events), 2);
    const clock = steps();
    await runReplay(scope, { replayId }, clock.next());
    expect(await cancelReplay(scope, { replayId }, replayConsent)).toEqual({ left: 3 });
    await runReplay(scope, { replayId }, clock.next());
    expect(await work()).toBe(2);
    await runReplay(scope, { replayId }, clock.next());
    const replay = await get(replayId);
    expect(replay).toMatchObject({ status: "cancelled", done: 2, inLine: 0, cancelledBy: "Paydeck" });
    expect(replay.effects).toEqual([{ effect: "unchanged", count: 2 }]);
    expect(await jobs("run-replay")).toEqual([]);
    await expect(cancelReplay(scope, { replayId }, replayConsent)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is one worker's at a time", async () => {
    const events = [(await anAppliedEvent()).eventId, (await anAppliedEvent()).eventId];
    const { replayId } = await start(selection(events), 1);
    const clock = steps();
    await runReplay(scope, { replayId }, clock.next());
    await unit(async (tx) => {
      expect(await seizeReplay(tx, scope, replayId)).not.toBeNull();
      await runReplay(scope, { replayId }, clock.next());
      expect(await get(replayId)).toMatchObject({ done: 0, inLine: 1 });
    });
    const now = clock.next();
    await Promise.all([1, 2, 3, 4].map(() => runReplay(scope, { replayId }, now)));
    expect(await jobs("process-webhook")).toHaveLength(2);
  });

  it("whose step is undone goes on from where it was", async () => {
    const events = [];
    for (let index = 0; index < 4; index += 1) events.push((await anAppliedEvent()).eventId);
    const { replayId } = await start(selection(events), 2);
    const clock = steps();
    await runReplay(scope, { replayId }, clock.next());
    await work();
    // What a kill leaves of a step: nothing. Here the queue refuses its last word.
    await asOwner((owner) =>
      owner.query("ALTER TABLE graphile_worker._private_jobs ADD CONSTRAINT broken CHECK (false) NOT VALID"),
    );
    await expect(runReplay(scope, { replayId }, clock.next())).rejects.toThrow();
    await asOwner((owner) => owner.query("ALTER TABLE graphile_worker._private_jobs DROP CONSTRAINT broken"));
    expect(await get(replayId)).toMatchObject({ done: 0, inLine: 2 });
    await runToEnd(replayId);
    expect(await get(replayId)).toMatchObject({ status: "done", done: 4 });
    const tries = await pool().query(
      "SELECT event_id FROM webhook_attempts WHERE merchant_id = $1 AND trigger = 'replay'",
      [scope.merchantId],
    );
    expect(tries.rowCount).toBe(4);
  });

  it("that lost its job is found again", async () => {
    const { eventId } = await anAppliedEvent();
    const { replayId } = await start(selection([eventId]));
    await pool().query("DELETE FROM graphile_worker._private_jobs");
    await queueStalledReplays(new Date());
    expect(await jobs("run-replay")).toHaveLength(0);
    await queueStalledReplays(new Date(Date.now() + 5 * 60_000));
    expect(await jobs("run-replay")).toHaveLength(1);
    await runToEnd(replayId);
  });

  it("of another merchant's events is not found, nor are its replays", async () => {
    const { eventId } = await anAppliedEvent();
    const { replayId } = await start(selection([eventId]));
    const stranger = await aMerchant();
    await expect(getReplay(stranger, { replayId })).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelReplay(stranger, { replayId }, replayConsent)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(listReplayItems(stranger, { replayId })).rejects.toMatchObject({ code: "not_found" });
    expect((await foresee(stranger, selection([eventId]))).total).toBe(0);
    const theirs = startReplay(
      stranger,
      {
        asked: selection([eventId]),
        rate: 1,
        reason: "Not mine",
        idempotencyKey: randomUUID(),
      },
      replayConsent,
    );
    await expect(theirs).rejects.toMatchObject({ code: "conflict" });
  });
});
