import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { env } from "../env.ts";
import { queueRecoveries } from "./queue-recoveries.ts";
import { MAY_BE_MISSING } from "./recover-events.ts";
import { recoverNow } from "./recover-now.ts";
import { runRecovery } from "./run-recovery.ts";
import { createStreamHolder } from "./stream-holder.ts";
import {
  forgetQueued,
  processQueued,
  sourcesOf,
  startScene,
  storedEvents,
  streamRow,
  until,
} from "./testing/pepay-scene.ts";

let database: TestDatabase;
const open: { stop(): Promise<unknown> }[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.stop();
});
afterAll(() => database.drop());

async function scene() {
  const made = await startScene();
  open.push({ stop: made.close });
  return made;
}

async function openStream(connection: Awaited<ReturnType<typeof scene>>["connection"]) {
  const holder = createStreamHolder();
  open.push(holder);
  await holder.look();
  await until("the stream is open", async () => (await streamRow(connection))?.state === "open");
  return holder;
}

describe("recovery", () => {
  it("brings 250 missed events over several pages, in their order, none twice", async () => {
    const made = await scene();
    const { connection } = made;
    await openStream(connection);
    await made.strangersInvoice();
    await until("one event is known", async () => (await storedEvents(connection)).length === 1);
    await made.control("settings", { streams: "refuse" });
    await until("the stream broke", async () => (await streamRow(connection))?.state === "waiting");
    for (let count = 0; count < 250; count += 1) await made.strangersInvoice();
    const payment = await made.invoice();
    await made.control("settings", { streams: "open" });
    await until("all came", async () => (await storedEvents(connection)).length >= 252, 40_000);

    const events = await storedEvents(connection);
    expect(events.map(({ external }) => external)).toEqual(await made.providerEvents());
    expect(events.slice(1).every(({ channel }) => channel === "recovery")).toBe(true);
    expect(await streamRow(connection)).toMatchObject({ first: 252, problem: null });

    // None of the 251 is about a payment of ours.
    await forgetQueued();
    await made.pay(payment);
    await until("the stream goes on", async () => {
      await processQueued();
      return (await sourcesOf(payment.id, "succeeded")).length > 0;
    });
    expect(await sourcesOf(payment.id, "succeeded")).toEqual(["stream"]);
  }, 90_000);

  it("is asked for by a person, written down, and finds what no stream and no webhook brought", async () => {
    const made = await scene();
    const { connection, scope } = made;
    const payment = await made.invoice();
    await made.pay(payment);
    await until("Pepay has settled it", async () => (await made.providerEvents()).length >= 5);
    expect(await recoverNow(scope, { connectionId: connection.id })).toEqual({ queued: true });
    const { rows } = await pool().query("SELECT action FROM audit_entries WHERE target_id = $1", [
      connection.id,
    ]);
    expect(rows).toEqual([{ action: "stream.recover" }]);
    await runRecovery(scope, connection.id);
    await processQueued();
    expect(await sourcesOf(payment.id, "succeeded")).toEqual(["recovery"]);
    const before = await storedEvents(connection);
    await runRecovery(scope, connection.id);
    expect(await storedEvents(connection)).toEqual(before);
  });

  it("is queued by the sweep where no stream is open, and nowhere else", async () => {
    const streaming = await scene();
    await openStream(streaming.connection);
    const silent = await scene();
    await queueRecoveries();
    const { rows } = await pool().query<{ id: string }>(
      "SELECT payload->>'connectionId' AS id FROM graphile_worker._private_jobs WHERE payload->>'connectionId' IS NOT NULL",
    );
    const queued = rows.map(({ id }) => id);
    expect(queued).toContain(silent.connection.id);
    expect(queued).not.toContain(streaming.connection.id);
  });

  it("says so when the provider no longer knows the last event", async () => {
    const made = await scene();
    const { connection, scope } = made;
    await made.strangersInvoice();
    await runRecovery(scope, connection.id);
    await made.control("reset", {});
    await made.control("settings", { rateLimits: false });
    await made.strangersInvoice();
    await runRecovery(scope, connection.id);
    expect(await streamRow(connection)).toMatchObject({ first: 2, problem: MAY_BE_MISSING });
  });

  it("leaves alone what happened before the connection was made", async () => {
    const made = await scene();
    await made.strangersInvoice();
    await pool().query("UPDATE connections SET created_at = now() + interval '1 hour' WHERE id = $1", [
      made.connection.id,
    ]);
    await runRecovery(made.scope, made.connection.id);
    expect(await storedEvents(made.connection)).toEqual([]);
  });
});

describe("the lease", () => {
  const script = fileURLToPath(new URL("./testing/hold-streams.ts", import.meta.url));

  function startHolder(): ChildProcess {
    const { NEXTAUTH_SECRET, PAYDECK_KEYS } = env();
    const ring = PAYDECK_KEYS.map((key) => `${key.id}:${key.bytes.toString("base64")}`).join(",");
    const child = fork(script, {
      execArgv: ["--conditions=react-server"],
      env: {
        NODE_ENV: "test",
        PATH: "",
        DATABASE_URL: database.url,
        NEXTAUTH_SECRET,
        PAYDECK_KEYS: ring,
        LOG_LEVEL: "error",
      },
    });
    open.push({
      stop: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill("SIGKILL");
        await once(child, "exit");
      },
    });
    return child;
  }

  it("keeps a stream with one process, and passes it on when that one is killed", async () => {
    const made = await scene();
    const { connection } = made;
    const first = startHolder();
    const isOpen = async () => (await streamRow(connection))?.state === "open";
    await until("the first has it", isOpen);
    const owner = (await streamRow(connection))?.holder;

    const second = startHolder();
    await once(second, "message");
    await once(second, "message");
    expect((await streamRow(connection))?.holder).toBe(owner);

    first.kill("SIGKILL");
    await made.strangersInvoice();
    await until("the second has it", async () => {
      const row = await streamRow(connection);
      return row?.state === "open" && row.holder !== owner;
    });
    await until("what came in between is there", async () => (await storedEvents(connection)).length === 1);
    await made.strangersInvoice();
    await until("and what comes now", async () => (await storedEvents(connection)).length === 2);
    expect((await storedEvents(connection)).map(({ channel }) => channel)).toEqual(["recovery", "stream"]);
  }, 60_000);
});
