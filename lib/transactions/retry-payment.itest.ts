import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { unit } from "../db/unit.ts";
import { assertId, type TransactionId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { type LinkWorld, makeLinkWorld } from "../payment-links/testing/link-world.ts";
import { JOB_PAYLOADS } from "../queue/jobs.ts";
import { aConnection } from "../testing/merchant-fixture.ts";
import { createPayment } from "./create-payment.ts";
import { retryPayment } from "./retry-payment.ts";
import { syncTransaction } from "./sync-transaction.ts";
import { type PaymentWanted, writePayment } from "./write-payment.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.control("reset", {});
  await world.control("settings", { provider: "pepay", webhooks: "drop" });
  await pool().query("DELETE FROM graphile_worker._private_jobs");
  await closeBreaker();
});

/** Each test begins with a provider that nobody has given up on. */
async function closeBreaker(): Promise<void> {
  await db().connection.updateMany({
    where: { id: world.connections.pepay },
    data: { credentialsSetAt: new Date() },
  });
}

async function wanted(patch: Partial<PaymentWanted> = {}): Promise<PaymentWanted> {
  const connection = await loadConnection(world.scope, assertId("connection", world.connections.pepay));
  const [method] = connection.provider.methods("test");
  if (method === undefined) throw new Error("no method");
  return {
    connection,
    method,
    amount: moneyOf("25", "USD"),
    idempotencyKey: randomUUID(),
    description: "Coffee",
    returnUrl: "https://shop.example/thanks",
    ...patch,
  };
}

const fail = (status: number | null, statusWhen: "before" | "after" = "before") =>
  world.control("settings", { provider: "pepay", status, statusWhen });
const row = (id: string) => db().transaction.findFirstOrThrow({ where: { id } });
const creations = (id: string) =>
  db().providerCall.findMany({
    where: { transactionId: id, operation: "createPayment" },
    orderBy: { at: "asc" },
  });

const queued = z.object({ run_at: z.date(), payload: JOB_PAYLOADS["retry-payment"] });

async function queuedSend(id: string) {
  const { rows } = await pool().query(
    `SELECT job.run_at, private.payload FROM graphile_worker.jobs AS job
     JOIN graphile_worker._private_jobs AS private USING (id) WHERE job.key = $1`,
    [`send:${id}`],
  );
  return rows[0] === undefined ? null : queued.parse(rows[0]);
}

/** Does the waiting send as the worker would, leaving time aside. */
async function sendAgain(id: string): Promise<boolean> {
  const job = await queuedSend(id);
  if (job === null) return false;
  await pool().query("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [`send:${id}`]);
  await retryPayment(world.scope, job.payload);
  return true;
}

/** Where nobody listens: a call there certainly does nothing. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${address.port}`;
}

async function invoicesOf(id: string): Promise<number> {
  const response = await fetch(`${world.sandbox.url}/pepay/api/v1/invoices?limit=100`, {
    headers: { "x-api-key": sandboxAccounts.pepay.apiKey },
  });
  const { data } = z.object({ data: z.array(z.unknown()) }).parse(await response.json());
  return data.filter((invoice) => JSON.stringify(invoice).includes(id)).length;
}

describe("a creation that fails in passing", () => {
  it("is sent again with the same key until it is answered, and made once", async () => {
    await fail(500);
    const id = await createPayment(world.scope, await wanted());
    const first = await queuedSend(id);
    expect(first?.payload).toMatchObject({ after: 1, inDoubt: true });
    const wait = (first?.run_at.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(1_200);
    await sendAgain(id);
    await fail(null);
    await sendAgain(id);
    expect(await row(id)).toMatchObject({
      status: "pending",
      externalId: expect.any(String),
      nextAction: expect.objectContaining({ type: expect.any(String) }),
      sendCount: 3,
    });
    expect(await creations(id)).toMatchObject([
      { attempt: 1, status: 500 },
      { attempt: 2, status: 500 },
      { attempt: 3, status: 201 },
    ]);
    expect(await invoicesOf(id)).toBe(1);
    expect(await queuedSend(id)).toBeNull();
  });

  it("that had arrived is found, and the same key brings its page", async () => {
    await fail(500, "after");
    const id = await createPayment(world.scope, await wanted());
    await fail(null);
    await sendAgain(id);
    expect(await row(id)).toMatchObject({
      status: "pending",
      nextAction: expect.objectContaining({ type: expect.any(String) }),
    });
    expect(await invoicesOf(id)).toBe(1);
  });

  it("waits as long as the provider asks for", async () => {
    await fail(429);
    const id = await createPayment(world.scope, await wanted());
    const job = await queuedSend(id);
    expect(job?.payload).toMatchObject({ after: 1, inDoubt: false });
    expect((job?.run_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(30_000);
  });

  it("as a conflict is never sent again: what stands there already is fetched", async () => {
    await fail(409, "after");
    const id = await createPayment(world.scope, await wanted());
    await fail(null);
    expect(await row(id)).toMatchObject({ status: "created", nextSyncAt: expect.any(Date) });
    expect(await queuedSend(id)).toBeNull();
    await syncTransaction(world.scope, id);
    expect(await row(id)).toMatchObject({ status: "pending", externalId: expect.any(String) });
    expect(await creations(id)).toHaveLength(1);
    expect(await invoicesOf(id)).toBe(1);
  });

  it("is not sent again after a refusal", async () => {
    await fail(402);
    const declined = await createPayment(world.scope, await wanted());
    await fail(422);
    const refused = await createPayment(world.scope, await wanted());
    expect([(await row(declined)).status, (await row(refused)).status]).toEqual(["declined", "failed"]);
    expect([await queuedSend(declined), await queuedSend(refused)]).toEqual([null, null]);
  });
});

describe("a provider that stays down", () => {
  it("leaves the payment open in doubt, after seven tries", async () => {
    await fail(500);
    const id = await createPayment(world.scope, await wanted());
    for (let index = 0; index < 6; index += 1) {
      await closeBreaker();
      expect(await sendAgain(id)).toBe(true);
    }
    expect(await row(id)).toMatchObject({ status: "created", sendCount: 7, nextSyncAt: expect.any(Date) });
    expect(await creations(id)).toHaveLength(7);
    expect(await queuedSend(id)).toBeNull();
    const { rows } = await pool().query("SELECT FROM graphile_worker.jobs WHERE key = $1", [`sync:${id}`]);
    expect(rows).toHaveLength(1);
  });

  it("fails the payment where certainly nothing was made", async () => {
    const { id: connectionId, baseUrl } = await loadConnection(world.scope, world.connections.pepay);
    const move = (to: string) =>
      db().connection.updateMany({ where: { id: connectionId }, data: { baseUrl: to } });
    await move(await closedAddress());
    const id = await createPayment(world.scope, await wanted());
    while (await sendAgain(id));
    await move(baseUrl);
    expect(await row(id)).toMatchObject({
      status: "failed",
      sendCount: 7,
      reason: expect.stringContaining("Nothing was sent"),
    });
  });

  it("is spared by the breaker: what it refuses was not sent, and says so", async () => {
    await fail(503);
    for (let index = 0; index < 5; index += 1) await createPayment(world.scope, await wanted());
    const id = await createPayment(world.scope, await wanted());
    expect(await creations(id)).toEqual([]);
    expect((await queuedSend(id))?.payload).toMatchObject({ after: 1, inDoubt: false });
    const [entry] = await db().timelineEntry.findMany({
      where: { transactionId: id, verdict: "note", source: "api" },
    });
    expect(entry).toMatchObject({
      summary: "The provider did not take it",
      detail: expect.stringContaining("calls to it are paused since"),
    });
    const sign = () => db().connectionSign.findFirst({ where: { connectionId: world.connections.pepay } });
    await expect.poll(sign).toMatchObject({ breaker: "open", breakerChangedAt: expect.any(Date) });
  });
});

describe("a process that died", () => {
  async function begun(): Promise<TransactionId> {
    const payment = await wanted();
    return unit((tx) => writePayment(tx, world.scope, payment, { now: () => new Date() }));
  }

  it("before its first call leaves a payment that is sent by the next sync", async () => {
    const id = await begun();
    await syncTransaction(world.scope, id);
    expect((await queuedSend(id))?.payload).toMatchObject({ after: 1, inDoubt: true });
    await sendAgain(id);
    expect(await row(id)).toMatchObject({ status: "pending", sendCount: 2 });
    expect(await invoicesOf(id)).toBe(1);
  });

  it("between two tries left a try that may have arrived: the provider is asked first", async () => {
    const id = await begun();
    await db().transaction.updateMany({ where: { id }, data: { sendCount: 2 } });
    await retryPayment(world.scope, { transactionId: id, after: 1, inDoubt: false });
    const calls = await db().providerCall.findMany({
      where: { transactionId: id },
      orderBy: { at: "asc" },
    });
    expect(calls.map(({ operation }) => operation)).toEqual(["findPayment", "createPayment"]);
    expect(await row(id)).toMatchObject({ status: "pending", sendCount: 3 });
  });
});

describe("nothing is sent again", () => {
  it("of a try that may have arrived, where another call would make another payment", async () => {
    const unkeyed = await loadConnection(world.scope, assertId("connection", world.connections["88pay"]));
    expect(unkeyed.repeatsSafely()).toBe(false);
    const method = unkeyed.provider.methods("test").find(({ id }) => id === "pse");
    const amount = moneyOf("50000", "COP");
    const asked = await wanted({ connection: unkeyed, ...(method && { method }), amount, country: "CO" });
    const id = await unit((tx) => writePayment(tx, world.scope, asked, systemClock));
    await db().transaction.updateMany({ where: { id }, data: { sendCount: 2 } });
    await retryPayment(world.scope, { transactionId: id, after: 1, inDoubt: false });
    expect(await creations(id)).toEqual([]);
    expect(await row(id)).toMatchObject({ status: "created", externalId: null });
  });

  it("at a gateway whose connection says that it knows no keys", async () => {
    const repeats = async (more: Record<string, string>) => {
      const credentials = { apiKey: "sk_1", webhookSecret: "whsec_1", ...more };
      return (await aConnection(world.scope, { provider: "gateway", credentials })).repeatsSafely();
    };
    expect(await repeats({})).toBe(true);
    expect(await repeats({ idempotency: "none" })).toBe(false);
  });

  it("once the payment is settled", async () => {
    await fail(500);
    const id = await createPayment(world.scope, await wanted());
    await db().transaction.updateMany({ where: { id }, data: { status: "canceled" } });
    await fail(null);
    await sendAgain(id);
    expect(await creations(id)).toHaveLength(1);
  });

  it("once the payer began another payment on a link that is paid once", async () => {
    const { merchantId } = world.scope;
    const linkId = `lnk_${randomUUID()}`;
    const now = new Date();
    await db().paymentLink.create({
      data: {
        ...{ merchantId, id: linkId, slug: randomUUID(), mode: "test", status: "published", title: "Coffee" },
        ...{ currency: "USD", maxPayments: 1, createdBy: "test", createdAt: now, updatedAt: now },
      },
    });
    await fail(429);
    const id = await createPayment(world.scope, await wanted({ linkId }));
    await fail(null);
    const other = await createPayment(world.scope, await wanted({ linkId }), {
      now: () => new Date(Date.now() + 1_000),
    });
    await sendAgain(id);
    expect(await row(id)).toMatchObject({
      status: "failed",
      reason: "The payer began another payment in its place.",
    });
    expect(await invoicesOf(id)).toBe(0);
    expect(await row(other)).toMatchObject({ status: "pending" });
  });
});
