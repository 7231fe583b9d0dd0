import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { pauseEndpoint } from "../endpoints/pause-endpoint.ts";
import { resumeEndpoint } from "../endpoints/resume-endpoint.ts";
import type { ShownSecret } from "../endpoints/schema.ts";
import { env } from "../env.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { type DeliveryLoop, startDeliveryLoop } from "./delivery-loop.ts";
import { writeBody } from "./draft-events.ts";
import { insertDeliveries, insertEvents } from "./event-repository.ts";
import { anEndpoint } from "./testing/delivery-world.ts";
import { type Receiver, startReceiver } from "./testing/receiver.ts";

let database: TestDatabase;
let scope: Scope;
const receivers: Receiver[] = [];
const loops: DeliveryLoop[] = [];
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  scope = await aMerchant();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
  await db().endpoint.updateMany({ data: { deletedAt: new Date() } });
});
afterAll(() => database.drop());

async function aReceiver(reply?: Receiver["reply"]): Promise<Receiver> {
  const receiver = await startReceiver(reply);
  receivers.push(receiver);
  return receiver;
}

function aLoop(options: Parameters<typeof startDeliveryLoop>[0] = {}): void {
  loops.push(startDeliveryLoop(options));
}

/** Puts `count` events on their way to an endpoint, due now. */
async function queue({ endpointId }: ShownSecret, count: number): Promise<void> {
  const at = new Date();
  const drafts = Array.from({ length: count }, () => {
    const { id, body } = writeBody(scope, { type: "endpoint.test", data: {}, at });
    return { id, type: "endpoint.test", source: id, transactionId: null, body, occurredAt: at } as const;
  });
  await unit(async (tx) => {
    const events = await insertEvents(tx, scope, drafts, { createdAt: at });
    const wanted = events.map((event) => ({ endpointId, event }));
    await insertDeliveries(tx, scope, wanted, { trigger: "event", createdAt: at });
  });
}

async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<number> {
  const start = Date.now();
  while (!(await isSo())) {
    if (Date.now() - start > withinMs) throw new Error(`not in time: ${what}`);
    await sleep(10);
  }
  return Date.now() - start;
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}

describe("an endpoint that hangs", () => {
  it("delays no other: their deliveries take as long as without it", async () => {
    const prompt = await aReceiver();
    const quick = await anEndpoint(scope, prompt.url, { ratePerSecond: 200 });
    const took = async (): Promise<number> => {
      const before = prompt.received.length;
      await queue(quick, 100);
      const loop = startDeliveryLoop();
      const ms = await until("the prompt one has everything", () => prompt.received.length >= before + 100);
      await loop.stop();
      return ms;
    };
    await took();
    const alone = await took();
    const hanging = await aReceiver(() => new Promise(() => undefined));
    for (const path of ["a", "b", "c"]) {
      const dead = await anEndpoint(scope, `${hanging.url}/${path}`, { concurrency: 20, ratePerSecond: 200 });
      await queue(dead, 200);
    }
    const beside = await took();
    expect(hanging.open.most).toBeGreaterThan(20);
    // Three endpoints with 600 deliveries hang for 15 s each beside it: a queue for all would take minutes.
    expect(beside).toBeLessThan(alone * 4 + 1500);
  }, 60_000);
});

describe("endpoints that answer slowly and take all that a process may have under way", () => {
  it("leave the next free place to one that has nothing under way, not to their own older backlog", async () => {
    const slow = await aReceiver(async () => {
      await sleep(200);
      return {};
    });
    for (const path of ["a", "b"]) {
      const busy = await anEndpoint(scope, `${slow.url}/${path}`, { concurrency: 20, ratePerSecond: 200 });
      await queue(busy, 60);
    }
    aLoop({ most: 4 });
    await until("all places are taken", () => slow.open.now === 4);
    const prompt = await aReceiver();
    await queue(await anEndpoint(scope, prompt.url, { ratePerSecond: 200 }), 10);
    const before = slow.received.length;
    await until("the prompt one has everything", () => prompt.received.length === 10);
    // It shares each place that comes free: the 120 of the others are not before it.
    expect(slow.received.length - before).toBeLessThan(50);
    expect(slow.open.most).toBe(4);
  });
});

describe("an endpoint's limits", () => {
  it("hold for several workers together: so many at once and no more", async () => {
    const slow = await aReceiver(async () => {
      await sleep(30);
      return {};
    });
    await queue(await anEndpoint(scope, slow.url, { concurrency: 3, ratePerSecond: 200 }), 60);
    for (const _ of [1, 2, 3]) aLoop();
    await until("all of it came", () => slow.received.length >= 60);
    expect(slow.open.most).toBe(3);
    expect(slow.received).toHaveLength(60);
  });

  it("keep to so many a second", async () => {
    const receiver = await aReceiver();
    await queue(await anEndpoint(scope, receiver.url, { concurrency: 20, ratePerSecond: 10 }), 35);
    for (const _ of [1, 2]) aLoop();
    const ms = await until("all of it came", () => receiver.received.length >= 35);
    // A second's worth at once, then ten a second.
    expect(ms).toBeGreaterThan(2000);
    const first = receiver.received[0]?.at ?? 0;
    expect(receiver.received.filter(({ at }) => at < first + 900).length).toBeLessThanOrEqual(20);
  });

  it("let deliveries go out in the order in which they were made", async () => {
    const receiver = await aReceiver();
    await queue(await anEndpoint(scope, receiver.url, { concurrency: 1, ratePerSecond: 200 }), 20);
    aLoop();
    await until("all of it came", () => receiver.received.length >= 20);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toEqual(ids.toSorted());
  });
});

describe("a paused endpoint", () => {
  it("gets what was held when it is resumed, at once", async () => {
    const receiver = await aReceiver();
    const endpoint = await anEndpoint(scope, receiver.url);
    await pauseEndpoint(scope, endpoint);
    await queue(endpoint, 3);
    aLoop();
    await sleep(1200);
    expect(receiver.received).toHaveLength(0);
    await resumeEndpoint(scope, endpoint);
    expect(await until("what was held came", () => receiver.received.length === 3)).toBeLessThan(3000);
  });
});

describe("a worker that is killed between sending and recording", () => {
  it("has the delivery sent again with the same id, and recorded once it is known", async () => {
    const { NEXTAUTH_SECRET, PAYDECK_KEYS } = env();
    const ring = PAYDECK_KEYS.map((key) => `${key.id}:${key.bytes.toString("base64")}`).join(",");
    const receiver = await aReceiver(() => new Promise(() => undefined));
    const endpoint = await anEndpoint(scope, receiver.url);
    await queue(endpoint, 1);
    const worker = spawn(process.execPath, ["--conditions=react-server", "lib/worker/main.ts"], {
      env: {
        ...{ NODE_ENV: "test", PATH: "", DATABASE_URL: database.url, NEXTAUTH_SECRET },
        ...{ PAYDECK_KEYS: ring, LOG_LEVEL: "error" },
      },
      stdio: ["ignore", "inherit", "inherit"],
    });
    workers.push(worker);
    await until("the worker has sent it", () => receiver.received.length === 1, 30_000);
    await kill(worker);
    const where = { merchantId: scope.merchantId };
    expect(await db().deliveryAttempt.count({ where })).toBe(0);
    const { leaseUntil, dueAt } = await db().delivery.findFirstOrThrow({ where });
    expect(leaseUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(dueAt).toEqual(leaseUntil);

    receiver.reply = () => ({ status: 200 });
    // As if the minute of its lease had passed.
    await db().delivery.updateMany({ where, data: { leaseUntil: new Date(), dueAt: new Date() } });
    aLoop();
    await until("it came again", () => receiver.received.length === 2);
    await until(
      "it is recorded",
      async () => (await db().delivery.count({ where: { ...where, status: "delivered" } })) === 1,
    );
    const [first, second] = receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
    expect(await db().deliveryAttempt.count({ where })).toBe(1);
  }, 60_000);

  it("gives back what is under way when it is asked to stop", async () => {
    const receiver = await aReceiver(() => new Promise(() => undefined));
    await queue(await anEndpoint(scope, receiver.url), 2);
    const loop = startDeliveryLoop();
    await until("both are under way", () => receiver.received.length === 2);
    const start = Date.now();
    await loop.stop();
    expect(Date.now() - start).toBeLessThan(7000);
    const rows = await db().delivery.findMany({ where: { merchantId: scope.merchantId } });
    for (const row of rows) expect(row).toMatchObject({ status: "waiting", leaseUntil: null, attempts: 0 });
  });
});
