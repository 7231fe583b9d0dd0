import { afterAll, beforeAll, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { getOverview } from "./get-overview.ts";
import { listAttention } from "./list-attention.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function merchantIn(timeZone: string): Promise<{ scope: Scope; connection: Connection }> {
  const scope = await aMerchant();
  await db().merchant.update({ where: { id: scope.merchantId }, data: { timeZone } });
  return { scope, connection: await aConnection(scope) };
}

async function add(
  { scope, connection }: { scope: Scope; connection: Connection },
  at: string,
  amount: string,
  patch: Readonly<Record<string, string | Date>> = {},
): Promise<string> {
  const { id } = await aTransaction(scope, connection, {
    amount: moneyOf(amount, "USDT"),
    createdAt: new Date(at),
  });
  await db().transaction.updateMany({ where: { id }, data: { status: "succeeded", ...patch } });
  return id;
}

const week = { range: "7d", currency: undefined } as const;

it("gives each payment to the day on which its merchant's clock saw it", async () => {
  const bogota = await merchantIn("America/Bogota");
  await add(bogota, "2026-11-19T04:59:59Z", "1");
  await add(bogota, "2026-11-19T05:00:00Z", "10");
  await add(bogota, "2026-11-20T01:00:00Z", "100", { received: "100.000001" });
  await add(bogota, "2026-11-12T20:00:00Z", "50");
  // Later on that day than it is now: not compared with yet.
  await add(bogota, "2026-11-13T03:00:00Z", "50");
  const { volume } = await getOverview(bogota.scope, week, fixedClock(new Date("2026-11-20T02:00:00Z")));
  expect(volume).toMatchObject({
    currency: "USDT",
    total: "111.000001",
    totalBefore: "50.000000",
    change: "+122.0",
  });
  expect(volume.points.slice(-2)).toEqual([
    { day: "2026-11-18", amount: "1.000000", before: "0.000000" },
    { day: "2026-11-19", amount: "110.000001", before: "50.000000" },
  ]);
});

it("has no hour twice and none lost where the clock is moved", async () => {
  const santiago = await merchantIn("America/Santiago");
  // 6 September 2026 begins there at 04:00 UTC, when the clock jumps from 00:00 to 01:00, and has 23 hours.
  await add(santiago, "2026-09-06T03:59:59Z", "1");
  await add(santiago, "2026-09-06T04:00:00Z", "10");
  await add(santiago, "2026-09-07T02:59:59Z", "100");
  await add(santiago, "2026-09-07T03:00:00Z", "1000");
  const { volume } = await getOverview(santiago.scope, week, fixedClock(new Date("2026-09-09T15:00:00Z")));
  const byDay = Object.fromEntries(volume.points.map(({ day, amount }) => [day, amount]));
  expect(byDay).toMatchObject({
    "2026-09-05": "1.000000",
    "2026-09-06": "110.000000",
    "2026-09-07": "1000.000000",
  });
});

it("sums what was paid in one currency, of this merchant and mode alone", async () => {
  const now = new Date("2026-11-20T15:00:00Z");
  const ours = await merchantIn("America/Bogota");
  await add(ours, "2026-11-20T12:00:00Z", "5");
  await add(ours, "2026-11-20T12:00:00Z", "5", { status: "refunded" });
  await add(ours, "2026-11-20T12:00:00Z", "7", { status: "declined" });
  await add(ours, "2026-11-20T12:00:00Z", "7", { status: "pending" });
  await add(ours, "2026-11-20T12:00:00Z", "7", { kind: "payout" });
  await add(ours, "2026-11-20T12:00:00Z", "900", { mode: "live" });
  await add(ours, "2026-11-20T12:00:00Z", "33", { currency: "COP" });
  await add(await merchantIn("America/Bogota"), "2026-11-20T12:00:00Z", "800");
  const seen = await getOverview(ours.scope, { range: "7d", currency: "USDT" }, fixedClock(now));
  expect(seen.volume).toMatchObject({ total: "10.000000", change: null, currencies: ["USDT", "COP"] });
  expect(seen.successByMethod).toEqual([
    {
      method: "usdt-tron-nile",
      label: "USDT on Tron",
      connectionId: ours.connection.id,
      connectionName: ours.connection.name,
      rate: "75.0",
      change: null,
      attempts: 4,
    },
  ]);
  expect(seen.latest).toHaveLength(5);
  const preferred = await getOverview(ours.scope, week, fixedClock(now));
  expect(preferred.volume).toMatchObject({ currency: "COP", total: "33.00" });
  const live = systemScope(ours.scope.merchantId, "live");
  expect((await getOverview(live, week, fixedClock(now))).volume.total).toBe("900.000000");
});

it("tells a new merchant what comes first", async () => {
  const scope = await aMerchant();
  expect((await getOverview(scope, week)).setup).toBe("connect");
  await aConnection(scope);
  expect((await getOverview(scope, week)).setup).toBe("first_payment");
});

it("ranks what needs somebody, and leaves ordinary waiting alone", async () => {
  const ours = await merchantIn("America/Bogota");
  const now = new Date("2026-11-20T15:00:00Z");
  const event = async (status: string, receivedAt: string) =>
    db().webhookEvent.create({
      data: {
        merchantId: ours.scope.merchantId,
        id: newId("webhookEvent"),
        connectionId: ours.connection.id,
        provider: "payin",
        mode: "test",
        type: "order.completed",
        status,
        headers: {},
        body: new Uint8Array([1]),
        bodyHash: "x",
        receivedAt: new Date(receivedAt),
      },
    });
  await event("dead", "2026-11-20T13:12:00Z");
  await event("dead", "2026-11-20T14:12:00Z");
  await event("failed", "2026-11-20T14:50:00Z");
  await event("failed", "2026-11-20T14:59:00Z");
  await event("rejected", "2026-11-20T14:30:00Z");
  await event("rejected", "2026-11-20T13:30:00Z");
  await event("rejected", "2026-11-19T14:00:00Z");
  const review = await add(ours, "2026-11-20T12:00:00Z", "5", { status: "review", reference: "ORD-1" });
  const late = await add(ours, "2026-11-20T03:00:00Z", "5", { status: "confirming", reference: "ORD-2" });
  await add(ours, "2026-11-20T14:59:30Z", "5", { status: "confirming" });
  // The payer still has the time that the provider gave.
  await add(ours, "2026-11-20T03:00:00Z", "5", {
    status: "pending",
    expiresAt: new Date("2026-11-20T16:00:00Z"),
  });
  const lines = await listAttention(ours.scope, fixedClock(now));
  expect(lines.filter((line) => !line.id.startsWith("connection-"))).toMatchObject([
    {
      title: "2 webhooks could not be processed",
      detail: "Test connection · order.completed · since 08:12",
      href: "/webhooks?tab=failed&outcome=dead",
    },
    { title: "Sources disagree on ORD-1", href: `/transactions/${review}` },
    { title: "ORD-2 takes longer than usual", href: `/transactions/${late}` },
    { title: "1 webhook failed and is tried again" },
    {
      title: "2 webhooks came without a valid proof",
      detail: "Test connection · newest 09:30",
      href: "/webhooks?tab=quarantine",
    },
  ]);
});

it("names keys that should be changed soon", async () => {
  const { scope, connection } = await merchantIn("America/Bogota");
  const credentialsSetAt = new Date(Date.now() - 84 * 24 * 60 * 60 * 1000);
  await db().connection.updateMany({ where: { id: connection.id }, data: { credentialsSetAt } });
  expect(await listAttention(scope)).toMatchObject([
    { title: "Test connection test key is 84 days old", href: `/connections/${connection.id}` },
  ]);
});

it("a link that was paid more often than it may be is the first thing to look at", async () => {
  const scope = await aMerchant();
  const link = {
    merchantId: scope.merchantId,
    mode: "test",
    status: "published",
    title: "Coffee",
    currency: "COP",
    createdBy: "Lucía",
  };
  const once = { ...link, id: newId("paymentLink"), slug: "once", invoiceNumber: "INV-9", maxPayments: 1 };
  const often = { ...link, id: newId("paymentLink"), slug: "often", maxPayments: 5, paidCount: 5 };
  await db().paymentLink.createMany({ data: [{ ...once, paidCount: 2 }, often] });
  expect(await listAttention(scope)).toMatchObject([
    { title: "INV-9 was paid twice", tone: "bad", href: `/payment-links/${once.id}` },
  ]);
});
