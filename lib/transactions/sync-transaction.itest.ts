import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { SandboxProviderId } from "#sandbox/accounts.ts";
import { fixedClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { assertId, type TransactionId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { type LinkWorld, makeLinkWorld } from "../payment-links/testing/link-world.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { createPayment } from "./create-payment.ts";
import { queueDueSyncs } from "./queue-due-syncs.ts";
import { syncTransaction } from "./sync-transaction.ts";

type Way = readonly [provider: SandboxProviderId, method: string, amount: string, currency: string];

const WAYS = [
  ["88pay", "pse", "50000", "COP"],
  ["payin", "usdt-tron-nile", "25", "USDT"],
  ["pepay", "crypto", "25", "USD"],
  ["gateway", "checkout", "25", "USD"],
] as const satisfies readonly Way[];

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.control("reset", {});
  for (const [provider] of WAYS)
    await world.control("settings", { provider, webhooks: "drop", detectionMs: 10, confirmationMs: 20 });
});

async function pay([provider, methodId, amount, currency]: Way): Promise<TransactionId> {
  const connectionId = world.connections[provider];
  const connection = await loadConnection(world.scope, assertId("connection", connectionId));
  const method = connection.provider.methods("test").find(({ id }) => id === methodId);
  if (method === undefined) throw new Error(`${provider} has no ${methodId}`);
  return createPayment(world.scope, {
    connection,
    method,
    amount: moneyOf(amount, currency),
    idempotencyKey: randomUUID(),
    description: "Coffee",
    country: "CO",
    returnUrl: "https://shop.example/thanks",
  });
}

const row = (id: string) => db().transaction.findFirstOrThrow({ where: { id } });
const later = (minutes: number) => fixedClock(new Date(Date.now() + minutes * 60_000));

describe("a lost webhook", () => {
  it.each(WAYS)("heals by a poll at %s", async (...way) => {
    const id = await pay(way);
    const { externalId } = await row(id);
    expect(await syncTransaction(world.scope, id)).toEqual({ changed: false, problem: null });
    await world.control("act", { provider: way[0], id: externalId, action: "pay" });
    await vi.waitFor(async () => {
      await syncTransaction(world.scope, id);
      expect(await row(id)).toMatchObject({
        status: "succeeded",
        paidAt: expect.any(Date),
        nextSyncAt: null,
      });
    }, 5000);
    const entries = await db().timelineEntry.findMany({ where: { transactionId: id } });
    expect(entries.filter((entry) => entry.source === "poll" && entry.verdict === "applied")).not.toEqual([]);
  });
});

describe("a payment whose creation was never answered", () => {
  it("is not called failed, and is found again with its provider's id", async () => {
    await world.control("settings", { provider: "pepay", status: 500, statusWhen: "after" });
    const id = await pay(WAYS[2]);
    expect(await row(id)).toMatchObject({ status: "created", externalId: null });
    const { rows } = await pool().query("SELECT FROM graphile_worker.jobs WHERE key = $1", [`send:${id}`]);
    expect(rows).toHaveLength(1);
    expect(await syncTransaction(world.scope, id)).toMatchObject({ problem: { code: "unavailable" } });
    await world.control("settings", { provider: "pepay", status: null });
    await syncTransaction(world.scope, id);
    expect(await row(id)).toMatchObject({ status: "pending", externalId: expect.any(String) });
  });

  it("stays open while the provider may still come round, and fails ten minutes after its last try without a trace", async () => {
    await world.control("settings", { provider: "pepay", status: 500, statusWhen: "before" });
    const id = await pay(WAYS[2]);
    await world.control("settings", { provider: "pepay", status: null });
    await syncTransaction(world.scope, id, later(60));
    expect(await row(id)).toMatchObject({ status: "created" });
    await db().transaction.updateMany({ where: { id }, data: { sendCount: 7 } });
    await syncTransaction(world.scope, id, later(25));
    expect(await row(id)).toMatchObject({ status: "created" });
    await syncTransaction(world.scope, id, later(26));
    expect(await row(id)).toMatchObject({
      status: "failed",
      reason: "The provider never received it",
      nextSyncAt: null,
    });
  });

  it("never fails while the provider can't be asked, however late it is", async () => {
    await world.control("settings", { provider: "pepay", status: 500, statusWhen: "before" });
    const id = await pay(WAYS[2]);
    await syncTransaction(world.scope, id, later(60));
    expect(await row(id)).toMatchObject({ status: "created", nextSyncAt: expect.any(Date) });
  });
});

describe("a provider that can't be asked by our own id", () => {
  it("proves nothing by silence: the payment stays open however late it is", async () => {
    await world.control("settings", { provider: "88pay", status: 500, statusWhen: "after" });
    const id = await pay(WAYS[0]);
    await world.control("settings", { provider: "88pay", status: null });
    await syncTransaction(world.scope, id, later(60));
    expect(await row(id)).toMatchObject({
      status: "created",
      externalId: null,
      sessionKey: expect.stringMatching(/^sess_/),
    });
  });
});

describe("asking", () => {
  it("leaves an open payment open when the provider does not answer, and asks again later", async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const connection = await aConnection(world.scope, { baseUrl: `http://127.0.0.1:${port}` });
    const { id } = await aTransaction(world.scope, connection);
    const asking = syncTransaction(world.scope, id);
    await sleep(100);
    server.closeAllConnections();
    expect(await asking).toMatchObject({ changed: false, problem: { effect: "not_applied" } });
    server.close();
    expect(await row(id)).toMatchObject({ status: "pending", syncCount: 1, nextSyncAt: expect.any(Date) });
  });

  it("does not find a transaction of another merchant", async () => {
    const id = await pay(WAYS[1]);
    const stranger = await aMerchant();
    await expect(syncTransaction(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is queued for what is due: once, and at most two of a connection at a time", async () => {
    await db().transaction.updateMany({ data: { nextSyncAt: null } });
    await pool().query("DELETE FROM graphile_worker._private_jobs");
    const connection = await aConnection(world.scope);
    const due = new Date(Date.now() - 1000);
    for (let index = 0; index < 5; index += 1)
      await aTransaction(world.scope, connection, { nextSyncAt: due });
    await aTransaction(world.scope, connection, { nextSyncAt: new Date(Date.now() + 60_000) });
    const both = await Promise.all([queueDueSyncs(new Date()), queueDueSyncs(new Date())]);
    expect(Math.max(...both)).toBeLessThanOrEqual(2);
    while ((await queueDueSyncs(new Date())) > 0);
    const { rows } = await pool().query("SELECT FROM graphile_worker.jobs WHERE key LIKE 'sync:%'");
    expect(rows).toHaveLength(5);
  });
});
