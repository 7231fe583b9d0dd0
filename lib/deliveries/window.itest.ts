import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { deleteEndpoint } from "../endpoints/delete-endpoint.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { announceChange } from "./announce-change.ts";
import { closeDeliveries } from "./close-deliveries.ts";
import { forecastWindow } from "./forecast-window.ts";
import { queueClosings } from "./queue-closings.ts";
import { queueWindow } from "./queue-window.ts";
import { recoverWindow } from "./recover-window.ts";
import { replayMissing } from "./replay-missing.ts";
import { anEndpoint, becomes, queuedAnnouncements, runAnnouncements } from "./testing/delivery-world.ts";
import { trimDeliveries } from "./trim-deliveries.ts";

const HOUR = 3_600_000;
const URL = "http://127.0.0.1:9999/hooks";

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
});

const window = (endpointId: string, hours = 1) => ({
  endpointId,
  since: new Date(Date.now() - hours * HOUR).toISOString(),
  until: new Date(Date.now() + 1000).toISOString(),
});
const deliveries = () =>
  db().delivery.findMany({ where: { merchantId: scope.merchantId }, orderBy: { id: "asc" } });

async function aPayment(linkId?: string): Promise<string> {
  const { id, externalId } = await aTransaction(scope, connection, linkId === undefined ? {} : { linkId });
  for (const status of ["processing", "succeeded"] as const)
    await becomes(scope, connection, externalId, status);
  return id;
}

async function aLink(): Promise<string> {
  const id = newId("paymentLink");
  const own = { merchantId: scope.merchantId, id, slug: id, mode: scope.mode, status: "published" };
  const rest = { title: "Coffee", currency: "USDT", amount: "100", createdBy: "Ana", invoiceNumber: "INV-1" };
  await db().paymentLink.create({ data: { ...own, ...rest } });
  return id;
}

describe("replaying what an endpoint never got", () => {
  it("rebuilds from the timeline what happened before anybody listened, counted before and sent once", async () => {
    for (const _ of [1, 2]) await aPayment();
    await aPayment(await aLink());
    const foreign = await aMerchant();
    const elsewhere = await aConnection(foreign);
    const { externalId } = await aTransaction(foreign, elsewhere);
    await becomes(foreign, elsewhere, externalId, "succeeded");

    const { endpointId } = await anEndpoint(scope, URL);
    // Three payments with three changes each (they began, too), and one of a link that carries an invoice.
    expect(await forecastWindow(scope, window(endpointId))).toMatchObject({
      failed: 0,
      missing: 11,
      rebuilt: 11,
    });
    const job = { ...window(endpointId), actor: "Ana" };
    expect(await replayMissing(scope, job)).toBe(11);
    expect(await replayMissing(scope, job)).toBe(0);
    expect(await forecastWindow(scope, window(endpointId))).toMatchObject({ missing: 0, rebuilt: 0 });
    const rows = await deliveries();
    expect(rows).toHaveLength(11);
    expect(rows[0]).toMatchObject({ trigger: "backfill", actor: "Ana", status: "waiting" });
    const events = await db().outboundEvent.findMany({ where: { merchantId: scope.merchantId } });
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      "invoice.paid",
      "payment_link.paid",
      ...Array(3).fill("transaction.created"),
      ...Array(3).fill("transaction.processing"),
      ...Array(3).fill("transaction.succeeded"),
    ]);
    expect(events.every(({ rebuilt }) => rebuilt)).toBe(true);
    expect(await db().outboundEvent.count({ where: { merchantId: foreign.merchantId } })).toBe(0);
  });

  it("rebuilds no second event of a change that was told", async () => {
    await anEndpoint(scope, URL, { events: ["transaction.succeeded"] });
    await aPayment();
    await runAnnouncements(scope);
    const told = await db().outboundEvent.findMany({ where: { merchantId: scope.merchantId } });
    const late = await anEndpoint(scope, `${URL}/late`, { events: ["transaction.*"] });
    const forecast = await forecastWindow(scope, window(late.endpointId));
    // Its beginning was a fixture's and never announced; both later changes were told.
    expect(forecast).toMatchObject({ missing: 3, rebuilt: 1 });
    expect(await replayMissing(scope, { ...window(late.endpointId), actor: "Ana" })).toBe(3);
    const after = await db().outboundEvent.findMany({ where: { merchantId: scope.merchantId } });
    expect(after).toHaveLength(told.length + 1);
    expect(after).toEqual(expect.arrayContaining(told));
  });

  it("takes nothing from the others when it comes before the announcement, and gives late ones nothing", async () => {
    const replayed = await anEndpoint(scope, URL);
    const others = [await anEndpoint(scope, `${URL}/b`), await anEndpoint(scope, `${URL}/c`)];
    await anEndpoint(scope, `${URL}/refunds`, { events: ["refund.*"] });
    await aPayment(await aLink());
    const jobs = await queuedAnnouncements(scope);
    await replayMissing(scope, { ...window(replayed.endpointId), actor: "Ana" });
    const sent = async () => {
      const rows = await db().delivery.groupBy({
        by: ["endpointId"],
        where: { merchantId: scope.merchantId, type: { not: "transaction.created" } },
        _count: true,
      });
      return new Map(rows.map(({ endpointId, _count }) => [endpointId, _count]));
    };
    // Processing, succeeded, and the link's and its invoice's being paid.
    expect(await sent()).toEqual(new Map([[replayed.endpointId, 4]]));
    await runAnnouncements(scope);
    const each = new Map([replayed, ...others].map(({ endpointId }) => [endpointId, 4]));
    expect(await sent()).toEqual(each);
    // Announced again, it is no news to an endpoint that came since.
    await anEndpoint(scope, `${URL}/late`);
    for (const { payload } of jobs) await announceChange(scope, payload);
    expect(await sent()).toEqual(each);
    const events = await db().outboundEvent.findMany({ where: { merchantId: scope.merchantId } });
    // The payment's beginning was a fixture's and never announced.
    expect(events.filter(({ rebuilt }) => rebuilt).map(({ type }) => type)).toEqual(["transaction.created"]);
  });

  it("takes only what the endpoint has chosen", async () => {
    await aPayment(await aLink());
    const { endpointId } = await anEndpoint(scope, URL, { events: ["invoice.paid"] });
    expect(await forecastWindow(scope, window(endpointId))).toMatchObject({ missing: 1 });
    await replayMissing(scope, { ...window(endpointId), actor: "Ana" });
    expect((await deliveries()).map(({ type }) => type)).toEqual(["invoice.paid"]);
  });

  it("keeps to its window, and refuses one beyond what is kept", async () => {
    await aPayment();
    const { endpointId } = await anEndpoint(scope, URL);
    const past = { endpointId, since: new Date(Date.now() - 3 * HOUR).toISOString() };
    const until = new Date(Date.now() - 2 * HOUR).toISOString();
    expect(await forecastWindow(scope, { ...past, until })).toMatchObject({ missing: 0 });
    await expect(forecastWindow(scope, window(endpointId, 91 * 24))).rejects.toMatchObject({
      code: "invalid_input",
      fields: { since: "Events are kept for 90 days." },
    });
  });
});

describe("recovering a window", () => {
  it("sends again what was given up in it and nothing else, and says so in the audit log", async () => {
    const { endpointId } = await anEndpoint(scope, URL, { events: ["transaction.succeeded"] });
    for (const _ of [1, 2, 3]) await aPayment();
    await runAnnouncements(scope);
    const [first, second, third] = await deliveries();
    const given = { status: "failed", dueAt: null, round: 10, attempts: 10 };
    await db().delivery.updateMany({ where: { id: first?.id ?? "" }, data: given });
    const old = { ...given, createdAt: new Date(Date.now() - 5 * HOUR) };
    await db().delivery.updateMany({ where: { id: second?.id ?? "" }, data: old });
    expect(await forecastWindow(scope, window(endpointId))).toMatchObject({ failed: 1 });
    expect(await queueWindow(scope, window(endpointId), "recover-deliveries")).toEqual({ count: 1 });
    const audit = await db().auditEntry.findFirst({
      where: { merchantId: scope.merchantId, action: "endpoint.recover" },
    });
    expect(audit).toMatchObject({ targetId: endpointId, detail: { count: 1 } });
    expect(await recoverWindow(scope, { ...window(endpointId), actor: "Ana" })).toBe(1);
    expect(await recoverWindow(scope, { ...window(endpointId), actor: "Ana" })).toBe(0);
    const after = new Map((await deliveries()).map((row) => [row.id, row]));
    expect(after.get(first?.id ?? "")).toMatchObject({
      status: "waiting",
      round: 0,
      trigger: "recovery",
      actor: "Ana",
    });
    expect(after.get(second?.id ?? "")).toMatchObject({ status: "failed" });
    expect(after.get(third?.id ?? "")).toMatchObject({ trigger: "event", attempts: 0 });
  });
});

describe("what waits for a deleted endpoint", () => {
  it("is canceled, and so is what was under way when it was deleted", async () => {
    const { endpointId } = await anEndpoint(scope, URL, { events: ["transaction.succeeded"] });
    for (const _ of [1, 2]) await aPayment();
    await runAnnouncements(scope);
    const [first] = await deliveries();
    const leased = { leaseUntil: new Date(Date.now() + 60_000), dueAt: new Date(Date.now() + 60_000) };
    await db().delivery.updateMany({ where: { id: first?.id ?? "" }, data: leased });
    await deleteEndpoint(scope, { endpointId });
    await closeDeliveries(scope, { endpointId });
    expect((await deliveries()).map(({ status }) => status).toSorted()).toEqual(["canceled", "waiting"]);
    await queueClosings();
    await db().delivery.updateMany({ where: { id: first?.id ?? "" }, data: { leaseUntil: null } });
    await closeDeliveries(scope, { endpointId });
    expect((await deliveries()).map(({ status }) => status)).toEqual(["canceled", "canceled"]);
  });
});

describe("old events", () => {
  it("are forgotten after 90 days with their deliveries and tries, younger ones stay", async () => {
    await anEndpoint(scope, URL, { events: ["transaction.succeeded"] });
    for (const _ of [1, 2]) await aPayment();
    await runAnnouncements(scope);
    const [first, second] = await deliveries();
    for (const row of [first, second]) {
      const own = { merchantId: scope.merchantId, id: newId("deliveryAttempt"), deliveryId: row?.id ?? "" };
      const made = { number: 1, trigger: "event", url: URL, startedAt: new Date(), durationMs: 1 };
      await db().deliveryAttempt.create({ data: { ...own, ...made, requestHeaders: {} } });
    }
    const where = { merchantId: scope.merchantId, id: first?.eventId ?? "" };
    await db().outboundEvent.updateMany({
      where,
      data: { createdAt: new Date(Date.now() - 91 * 24 * HOUR) },
    });
    expect(await trimDeliveries(new Date())).toBe(1);
    expect((await deliveries()).map(({ id }) => id)).toEqual([second?.id]);
    const tries = await db().deliveryAttempt.findMany({ where: { merchantId: scope.merchantId } });
    expect(tries.map(({ deliveryId }) => deliveryId)).toEqual([second?.id]);
  });
});
