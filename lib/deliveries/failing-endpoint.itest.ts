import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { getEndpoint } from "../endpoints/get-endpoint.ts";
import { resumeEndpoint } from "../endpoints/resume-endpoint.ts";
import type { ShownSecret } from "../endpoints/schema.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { closeDeliveries } from "./close-deliveries.ts";
import { getDelivery } from "./get-delivery.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { deliveryFiltersSchema } from "./schema.ts";
import { anEndpoint, aPaidTransaction, lookOnce } from "./testing/delivery-world.ts";
import { type Receiver, startReceiver } from "./testing/receiver.ts";

let database: TestDatabase;
let receiver: Receiver;
let scope: Scope;
let connection: Connection;
let endpoint: ShownSecret;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  receiver = await startReceiver();
  scope = await aMerchant();
  connection = await aConnection(scope);
  endpoint = await anEndpoint(scope, receiver.url);
});
afterEach(async () => {
  await receiver.stop();
  // Only this test's endpoints are looked at.
  await db().endpoint.updateMany({ data: { deletedAt: new Date() } });
});

const only = async () => {
  const { rows } = await listDeliveries(scope, deliveryFiltersSchema.parse({}));
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} deliveries`);
  return getDelivery(scope, { deliveryId: row.id });
};
const later = (ms: number) => fixedClock(new Date(Date.now() + ms));

describe("a failing endpoint", () => {
  const health = () => getEndpoint(scope, endpoint);
  const audited = async () =>
    (await db().auditEntry.findMany({ where: { merchantId: scope.merchantId }, orderBy: { id: "asc" } }))
      .filter(({ action }) => action === "endpoint.warn" || action === "endpoint.disable")
      .map(({ action, detail }) => [action, detail]);

  it("is disabled at once by 410, and what waits for it is given up", async () => {
    receiver.reply = () => ({ status: 410 });
    await aPaidTransaction(scope, connection);
    await lookOnce();
    await aPaidTransaction(scope, connection);
    expect(await health()).toMatchObject({
      status: "disabled",
      disabledReason: "gone",
      percentToDisable: 100,
    });
    expect(await audited()).toEqual([["endpoint.disable", { reason: "gone" }]]);
    expect(await db().delivery.count({ where: { merchantId: scope.merchantId } })).toBe(1);
    expect(await only()).toMatchObject({ status: "failed", errorCode: "gone", redeliverable: false });
  });

  it("has its owner told at 50, 70, 90 and 100 percent of 5 days, and is disabled then", async () => {
    receiver.reply = () => ({ status: 500 });
    await aPaidTransaction(scope, connection);
    const start = Date.now();
    const seen: (number | string)[] = [];
    for (const hours of [0, 59, 61, 83, 85, 107, 109, 119, 121]) {
      // Something has to be due: a try that fails is what counts.
      await db().delivery.updateMany({
        where: { merchantId: scope.merchantId },
        data: { status: "retrying", round: 0, dueAt: new Date(start) },
      });
      await lookOnce({ clock: fixedClock(new Date(start + hours * 3_600_000)) });
      const { warnedPercent, status } = await db().endpoint.findFirstOrThrow({
        where: { merchantId: scope.merchantId },
      });
      seen.push(status === "enabled" ? warnedPercent : status);
    }
    expect(seen).toEqual([0, 0, 50, 50, 70, 70, 90, 90, "disabled"]);
    expect(await audited()).toEqual([
      ["endpoint.warn", { percent: 50 }],
      ["endpoint.warn", { percent: 70 }],
      ["endpoint.warn", { percent: 90 }],
      ["endpoint.warn", { percent: 100 }],
      ["endpoint.disable", { reason: "failing" }],
    ]);
    await closeDeliveries(scope, endpoint);
    expect(await only()).toMatchObject({ status: "failed", errorCode: "endpoint_disabled" });
    await resumeEndpoint(scope, endpoint);
    expect(await health()).toMatchObject({ status: "enabled", failingSince: null, percentToDisable: 0 });
  });

  it("is as new after one success", async () => {
    receiver.reply = () => ({ status: 500 });
    await aPaidTransaction(scope, connection);
    await lookOnce();
    expect(await health()).toMatchObject({ consecutiveFailures: 1, failingSince: expect.any(String) });
    receiver.reply = () => ({ status: 200 });
    await lookOnce({ clock: later(10_000) });
    expect(await health()).toMatchObject({ consecutiveFailures: 0, failingSince: null, resumeAt: null });
  });

  it("is asked by one try at a time after five failures, and what waits keeps its order", async () => {
    receiver.reply = () => ({ status: 500 });
    for (let index = 0; index < 12; index += 1) await aPaidTransaction(scope, connection);
    expect(await lookOnce()).toBe(4);
    expect(await lookOnce()).toBe(4);
    expect((await health()).resumeAt).not.toBeNull();
    expect(await lookOnce()).toBe(0);
    expect(await lookOnce({ clock: later(90_000) })).toBe(1);
    receiver.reply = () => ({ status: 200 });
    expect(await lookOnce({ clock: later(180_000) })).toBe(1);
    expect(await lookOnce({ clock: later(181_000) })).toBe(4);
  });
});
