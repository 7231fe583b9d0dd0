import { createHash } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { pool } from "#lib/db/pool.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import { aConnection, aMerchant } from "#lib/testing/merchant-fixture.ts";
import { SENDERS, type Word } from "./bodies.ts";

/** One merchant with payments at every provider and events about them that wait. All merchants' ids are the same but their own and their connections'. */
export interface Backlog {
  readonly scope: Scope;
  readonly connections: readonly string[];
  readonly eventIds: readonly string[];
}

/** What comes about ten payments in a row: mostly one paid event; some say it again, differ, or fail. */
const STORIES: readonly (readonly Word[])[] = [
  ["paid"],
  ["paid"],
  ["pending", "paid"],
  ["paid", "paid"],
  ["unpaid"],
  ["paid"],
  ["paid", "ignored"],
  ["pending", "paid", "paid"],
  ["paid"],
  ["unpaid", "pending"],
];
/** Every so manieth payment has a poison event besides. */
const POISON_EVERY = 40;

type Row = Record<string, unknown>;

/**
 * Fills the database for one merchant. Events lie an hour ahead: no sweep takes them for forgotten before their jobs are
 * queued.
 */
export async function fillBacklog(events: number, random: () => number): Promise<Backlog> {
  const scope = await aMerchant();
  const connections: string[] = [];
  for (const { provider, credentials } of SENDERS)
    connections.push((await aConnection(scope, { provider, credentials: { ...credentials } })).id);
  const transactions: Row[] = [];
  const waiting: Row[] = [];
  for (let number = 0; waiting.length < events; number += 1) {
    const { row, bodies } = tellStory(number);
    transactions.push({
      ...row,
      merchant_id: scope.merchantId,
      connection_id: connections[number % SENDERS.length],
    });
    for (const body of bodies)
      waiting.push({
        ...eventRow(scope, body, waiting.length),
        connection_id: connections[number % SENDERS.length],
        provider: SENDERS[number % SENDERS.length]?.provider,
      });
  }
  await insertAll("transactions", transactions);
  await insertAll("webhook_events", waiting.slice(0, events));
  return {
    scope,
    connections,
    eventIds: shuffled(
      waiting.slice(0, events).map(({ id }) => String(id)),
      random,
    ),
  };
}

const AHEAD = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);

function tellStory(number: number): { readonly row: Row; readonly bodies: object[] } {
  const sender = SENDERS[number % SENDERS.length];
  const story = STORIES[number % STORIES.length];
  if (sender === undefined || story === undefined)
    throw new Error("there is a sender and a story for each number");
  const payment = `pay_${number}`;
  const words: Word[] = [...story];
  if (number % POISON_EVERY === 7) words.push(number % 80 === 7 ? "unreadable" : "unknown");
  const bodies = words.map((word, index) => sender.body(payment, word, index));
  const row = {
    id: `txn_${String(number).padStart(26, "0")}`,
    provider: sender.provider,
    mode: "test",
    kind: "payment",
    status: "pending",
    provider_status: "",
    reference: `ORD-${payment}`,
    external_id: payment,
    amount: sender.amount,
    currency: sender.currency,
    method: sender.method,
    method_label: sender.method,
    description: "",
    sync_count: 0,
    send_count: 1,
    idempotency_key: `key_${number}`,
    created_at: new Date(),
    updated_at: new Date(),
  };
  return { row, bodies };
}

const ids: ReturnType<typeof newEventId>[] = [];
const newEventId = () => newId("webhookEvent", AHEAD);

function eventRow(scope: Scope, content: object, index: number): Row {
  ids[index] ??= newEventId();
  const id = ids[index];
  const body = Buffer.from(JSON.stringify(content));
  return {
    id,
    merchant_id: scope.merchantId,
    mode: scope.mode,
    external_event_id: id,
    channel: "webhook",
    type: "bench",
    status: "received",
    scheme: "bench",
    matched_secret: "current",
    headers: { "content-type": "application/json" },
    body: `\\x${body.toString("hex")}`,
    body_hash: createHash("sha256").update(body).digest("hex"),
    body_size: body.byteLength,
    body_cut: false,
    received_at: timeOfId(id),
    receive_ms: 0,
    attempts: 0,
    outcome: "",
  };
}

async function insertAll(table: string, rows: readonly Row[]): Promise<void> {
  // By name: some columns are computed, and may not be given.
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  for (let from = 0; from < rows.length; from += 1000) {
    const sql = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
    await pool().query(sql, [JSON.stringify(rows.slice(from, from + 1000))]);
  }
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const keyed = values.map((value) => ({ value, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
