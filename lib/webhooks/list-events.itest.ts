import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { keptFilters } from "./event-window.ts";
import { listEventIds } from "./list-event-ids.ts";
import { listEvents } from "./list-events.ts";
import { eventFiltersSchema } from "./schema.ts";
import { summarizeInbox } from "./summarize-inbox.ts";
import { storeEvent } from "./testing/store-event.ts";

const HOUR = 3_600_000;
const now = new Date();
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
const filters = (raw: Record<string, string> = {}) => eventFiltersSchema.parse(raw);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("each filter", () => {
  let scope: Scope;
  let main: Connection;
  let other: Connection;
  let transaction: Awaited<ReturnType<typeof aTransaction>>;
  const names = new Map<string, string>();

  beforeAll(async () => {
    scope = await aMerchant();
    main = await aConnection(scope);
    other = await aConnection(scope, { provider: "payin" });
    transaction = await aTransaction(scope, main, { reference: "ORD-1" });
    const add = async (
      name: string,
      hours: number,
      patch: Parameters<typeof storeEvent>[3] = {},
      connection = main,
    ) => {
      names.set(await storeEvent(scope, connection, ago(hours), patch), name);
    };
    await add("plain", 1);
    await add("first", 2, { externalEventId: "their_1", transactionId: transaction.id });
    const [firstEventId] = [...names].find(([, name]) => name === "first") ?? [];
    await add("copy", 3, {
      status: "duplicate",
      externalEventId: "their_1",
      firstEventId: firstEventId ?? "",
    });
    await add("heard", 4, { channel: "stream", type: "ping" });
    await add("slow", 30, { attempts: 2, processedAt: new Date(ago(30).getTime() + 20_000) });
    await add("very slow", 31, { attempts: 7, processedAt: new Date(ago(31).getTime() + 700_000) }, other);
    await add("dead", 32, { status: "dead", processedAt: null, attempts: 10 });
    await add("forged", 33, { status: "rejected", processedAt: null, attempts: 0, type: "" }, other);
    await add("let in", 24 * 20, { acceptedAt: ago(1), acceptedBy: "Lucía" });
  });

  const listed = async (raw: Record<string, string>) =>
    (await listEvents(scope, filters(raw))).rows.map(({ id }) => names.get(id));

  it.each<[Record<string, string>, string[]]>([
    [{ verdict: "quarantined" }, ["forged"]],
    [{ verdict: "accepted" }, ["let in"]],
    [
      { verdict: "verified", range: "30d", attempts: "once", channel: "webhook", outcome: "processed" },
      ["plain", "first"],
    ],
    [{ channel: "stream" }, ["heard"]],
    [{ type: "ping", channel: "webhook" }, []],
    [{ type: "ping" }, ["heard"]],
    [{ attempts: "more" }, ["slow", "very slow", "dead"]],
    [{ attempts: "many" }, ["very slow", "dead"]],
    [{ attempts: "many", outcome: "processed" }, ["very slow"]],
    [{ lag: "1s" }, ["slow", "very slow"]],
    [{ lag: "1m" }, ["very slow"]],
    [{ lag: "10m", attempts: "once" }, []],
    [{ range: "24h" }, ["plain", "first", "copy", "heard"]],
    [{ range: "30d", lag: "10s" }, ["slow", "very slow"]],
    [{ provider: "no-such" }, []],
    [{ provider: "payin", tab: "failed" }, ["dead"]],
    [{ tab: "failed", outcome: "processed" }, []],
    [{ q: "their_1" }, ["first", "copy"]],
    [{ transaction: "ORD-1" }, ["first"]],
    [{ transaction: "ORD-1", outcome: "dead" }, []],
    [{ transaction: "nobody's" }, []],
  ])("%o", async (raw, expected) => {
    expect(await listed(raw)).toEqual(expected);
  });

  it("takes a transaction's id, several connections, and an own range", async () => {
    expect(await listed({ transaction: transaction.id })).toEqual(["first"]);
    expect(await listed({ connection: other.id })).toEqual(["very slow", "forged"]);
    expect(await listed({ connection: `${main.id},${other.id}`, attempts: "many" })).toEqual([
      "very slow",
      "dead",
    ]);
    const range = { from: ago(31.5).toISOString(), to: ago(3).toISOString(), range: "24h" };
    expect(await listed(range)).toEqual(["heard", "slow", "very slow"]);
  });

  it("lets garbage in the address fall back", async () => {
    const garbage = {
      lag: "2 weeks",
      attempts: "0",
      verdict: "?",
      channel: "fax",
      range: "1y",
      from: "then",
      to: "",
    };
    expect(filters(garbage)).toEqual(filters());
  });

  it("counts under the same filters", async () => {
    const { counts } = await summarizeInbox(scope, filters({ attempts: "many" }));
    expect(counts.inbox).toEqual({ count: 2, capped: false });
    expect(counts.failed).toEqual({ count: 1, capped: false });
  });

  it("walks the ids of a filter from the oldest, and a kept one no longer grows", async () => {
    const kept = keptFilters(filters({ range: "24h" }), now);
    expect(kept).toMatchObject({ range: "all", from: ago(24).toISOString(), to: now.toISOString() });
    expect(eventFiltersSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    await storeEvent(scope, main, new Date(now.getTime() + 1000));
    const walked: (string | undefined)[] = [];
    let after: string | null = null;
    do {
      const { ids, next } = await listEventIds(scope, kept, { limit: 3, after });
      walked.push(...ids.map((id) => names.get(id)));
      after = next;
    } while (after !== null);
    expect(walked).toEqual(["heard", "copy", "first", "plain"]);
  });

  it("answers with nothing of another merchant or mode", async () => {
    const stranger = await aMerchant();
    for (const raw of [{ q: "their_1" }, { connection: main.id }, { transaction: "ORD-1" }, {}]) {
      expect((await listEvents(stranger, filters(raw))).rows).toEqual([]);
      expect((await listEventIds(stranger, filters(raw), { limit: 10 })).ids).toEqual([]);
    }
  });
});

describe("a filter that wants something rare", () => {
  it("looks 2,000 events far, says how far, and goes on from there both ways", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope);
    const start = ago(20).getTime();
    const old = await storeEvent(scope, connection, new Date(start - 1000), {
      status: "processed",
      type: "mixed",
    });
    await addIgnored(scope, connection, start, 5000);
    const rare = { type: "mixed", outcome: "processed" };
    let page = await listEvents(scope, filters(rare));
    const looks: (string | null)[] = [];
    while (page.rows.length === 0 && page.older !== null) {
      looks.push(page.lookedTo);
      page = await listEvents(scope, filters({ ...rare, after: page.older }));
    }
    expect(page.rows.map(({ id }) => id)).toEqual([old]);
    expect(looks).toEqual([3001, 1001].map((n) => new Date(start + n).toISOString()));
    expect(page).toMatchObject({ older: null, lookedTo: null });
    const back = await listEvents(scope, filters({ ...rare, before: page.newer ?? "" }));
    expect(back.rows).toEqual([]);
    expect(back).toMatchObject({ lookedTo: new Date(start + 2000).toISOString() });
    expect((await summarizeInbox(scope, filters(rare))).counts.inbox).toEqual({ count: 0, capped: true });
    expect((await listEventIds(scope, filters(rare), { limit: 5 })).ids).toEqual([old]);
  });

  async function addIgnored(scope: Scope, connection: Connection, start: number, count: number) {
    await pool().query(
      `INSERT INTO webhook_events (merchant_id, id, connection_id, provider, mode, type, status, headers, body, body_hash, received_at)
       SELECT $1, 'evt_' || lpad(n::text, 26, '0'), $2, $3, 'test', 'mixed', 'ignored', '{}', '', '', $4::timestamptz + n * interval '1 ms'
       FROM generate_series(1, $5::int) AS n`,
      [scope.merchantId, connection.id, connection.provider.id, new Date(start), count],
    );
  }
});
