import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { asOwner } from "../db/as-owner.ts";
import { notifyLive } from "../db/notify.ts";
import { closePool, pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { type MerchantId, newId } from "../ids.ts";
import { type LiveReader, liveStream } from "./stream.ts";
import { LIVE_CHANNEL, LIVE_TOPICS, type LiveTopic } from "./topics.ts";

let database: TestDatabase;
const opened: AbortController[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => {
  for (const stream of opened.splice(0)) stream.abort();
});
afterAll(async () => {
  await endListening();
  await closePool();
  await database.drop();
});

/** What a restart of PostgreSQL does to the one connection that listens. */
async function endListening(): Promise<void> {
  await asOwner((owner) =>
    owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`,
    ),
  );
  await sleep(100);
}

async function listeners(): Promise<number> {
  const { rows } = await asOwner((owner) =>
    owner.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"),
  );
  return rows.length;
}

/** Opens a merchant's stream and gathers what it says. */
async function listen(
  merchantId: MerchantId,
  drawnAt?: number,
  checks: Partial<Pick<LiveReader, "mayStill" | "heartbeatMs">> = {},
) {
  const abort = new AbortController();
  opened.push(abort);
  const said: string[] = [];
  const asked = { merchantId, signal: abort.signal, drawnAt, mayStill: async () => true, ...checks };
  const reader = liveStream(asked).getReader();
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      said.push(new TextDecoder().decode(part.value));
  })();
  await vi.waitFor(() => expect(said[0]).toBe("retry: 1000\n\n"));
  await vi.waitFor(async () => expect(await listeners()).toBe(1), 5000);
  const messages = (): unknown[] =>
    said.filter((text) => text.startsWith("data: ")).map((text) => JSON.parse(text.slice(6)));
  return { messages, said, ended, abort, reader };
}

const change = (merchantId: MerchantId, ...topics: LiveTopic[]) =>
  unit((tx) => notifyLive(tx, merchantId, ...topics));

describe("the live stream", () => {
  // First of all: only here does nobody listen yet.
  it("lets a screen that was drawn before anybody listened ask for everything", async () => {
    const merchantId = newId("merchant");
    const stream = await listen(merchantId, Date.now());
    await vi.waitFor(() => expect(stream.messages()).toEqual([[...LIVE_TOPICS]]), 2000);
  });

  it("tells first what changed while the screen was on its way, and nothing older", async () => {
    const merchantId = newId("merchant");
    const watching = await listen(merchantId);
    await change(merchantId, "balances");
    await sleep(2500);
    const drawnAt = Date.now();
    await change(merchantId, "webhooks");
    await vi.waitFor(() => expect(watching.messages()).toHaveLength(2), 2000);
    const stream = await listen(merchantId, drawnAt);
    await vi.waitFor(() => expect(stream.messages()).toEqual([["webhooks"]]), 2000);
    expect((await listen(newId("merchant"), drawnAt)).messages()).toEqual([]);
  });

  it("tells its own merchant's changes, and nobody else's", async () => {
    const [mine, theirs] = [newId("merchant"), newId("merchant")];
    const stream = await listen(mine);
    await change(theirs, "transactions");
    await change(mine, "webhooks");
    await vi.waitFor(() => expect(stream.messages()).toEqual([["webhooks"]]), 2000);
    await sleep(300);
    expect(stream.messages()).toEqual([["webhooks"]]);
  });

  it("gathers a busy moment into one message that names each topic once", async () => {
    const merchantId = newId("merchant");
    const stream = await listen(merchantId);
    await unit(async (tx) => {
      for (let index = 0; index < 20; index += 1)
        await notifyLive(tx, merchantId, "transactions", "webhooks");
    });
    await vi.waitFor(() => expect(stream.messages()).toHaveLength(1), 2000);
    await sleep(300);
    expect(stream.messages()).toEqual([["transactions", "webhooks"]]);
  });

  it("tells nothing of what was undone", async () => {
    const merchantId = newId("merchant");
    const stream = await listen(merchantId);
    const undone = unit(async (tx) => {
      await notifyLive(tx, merchantId, "transactions");
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await sleep(400);
    expect(stream.messages()).toEqual([]);
  });

  it("shares one connection between all screens and survives noise on the channel", async () => {
    const merchantId = newId("merchant");
    const streams = await Promise.all([listen(merchantId), listen(merchantId), listen(newId("merchant"))]);
    expect(await listeners()).toBe(1);
    for (const noise of ['{"merchantId":1}', "not json", "", '{"merchantId":"m","topic":"passwords"}'])
      await pool().query("SELECT pg_notify($1, $2)", [LIVE_CHANNEL, noise]);
    await change(merchantId, "balances");
    for (const stream of streams.slice(0, 2))
      await vi.waitFor(() => expect(stream.messages()).toEqual([["balances"]]), 2000);
    expect(streams[2]?.messages()).toEqual([]);
  });

  it("goes quiet when the browser leaves, whichever way it does", async () => {
    const merchantId = newId("merchant");
    const [aborted, canceled, staying] = [
      await listen(merchantId),
      await listen(merchantId),
      await listen(merchantId),
    ];
    await change(merchantId, "connections");
    aborted.abort.abort();
    await canceled.reader.cancel();
    await vi.waitFor(() => expect(staying.messages()).toEqual([["connections"]]), 2000);
    await change(merchantId, "balances");
    await vi.waitFor(() => expect(staying.messages()).toHaveLength(2), 2000);
    expect([...aborted.messages(), ...canceled.messages()]).toEqual([]);
  });

  it("hears again after the database was away, and lets every screen ask for what it missed", async () => {
    const merchantId = newId("merchant");
    const stream = await listen(merchantId);
    await endListening();
    await vi.waitFor(() => expect(stream.messages()).toHaveLength(1), 5000);
    expect(stream.messages()[0]).toContain("transactions");
    await vi.waitFor(async () => expect(await listeners()).toBe(1), 5000);
    await change(merchantId, "webhooks");
    await vi.waitFor(() => expect(stream.messages().at(-1)).toEqual(["webhooks"]), 5000);
  });

  it("ends with a last word once its reader may no longer be told, and tells them nothing more", async () => {
    const merchantId = newId("merchant");
    let may = true;
    const leaving = await listen(merchantId, undefined, { heartbeatMs: 20, mayStill: async () => may });
    const staying = await listen(merchantId);
    await vi.waitFor(() => expect(leaving.said).toContain(": still here\n\n"), 2000);
    may = false;
    await leaving.ended;
    expect(leaving.said.at(-1)).toBe("event: ended\ndata: []\n\n");
    await change(merchantId, "balances");
    await vi.waitFor(() => expect(staying.messages()).toEqual([["balances"]]), 2000);
    expect(leaving.messages()).toEqual([]);
  });

  it("asks again later where it cannot be known whether its reader may be told", async () => {
    const answers = [() => Promise.reject(new Error("the database is away")), async () => true];
    const mayStill = () => (answers.shift() ?? (async () => false))();
    const stream = await listen(newId("merchant"), undefined, { heartbeatMs: 20, mayStill });
    await stream.ended;
    expect(stream.said.slice(1)).toEqual([
      ": still here\n\n",
      ": still here\n\n",
      "event: ended\ndata: []\n\n",
    ]);
  });
});
