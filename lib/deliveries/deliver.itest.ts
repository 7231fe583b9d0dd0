import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { rotateSecret } from "../endpoints/rotate-secret.ts";
import type { ShownSecret } from "../endpoints/schema.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { getDelivery } from "./get-delivery.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { redeliver } from "./redeliver.ts";
import { deliveryFiltersSchema } from "./schema.ts";
import { sendTestEvent } from "./send-test-event.ts";
import { anEndpoint, aPaidTransaction, lookOnce } from "./testing/delivery-world.ts";
import { type Received, type Receiver, startReceiver } from "./testing/receiver.ts";

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
const verified = (secret: string, message: Received | undefined) =>
  new Webhook(secret).verify(message?.body ?? "", message?.headers ?? {});
const aTest = () => ({ endpointId: endpoint.endpointId, type: "endpoint.test" }) as const;
const later = (ms: number) => fixedClock(new Date(Date.now() + ms));

describe("a delivery", () => {
  it("is verified by an independent library, and refused by it when anything is changed", async () => {
    const id = await aPaidTransaction(scope, connection);
    expect(await lookOnce()).toBe(1);
    const [message] = receiver.received;
    expect(verified(endpoint.secret, message)).toMatchObject({ type: "transaction.succeeded", data: { id } });
    if (message === undefined) throw new Error("nothing came");
    expect(() =>
      verified(endpoint.secret, { ...message, body: message.body.replace("100", "900") }),
    ).toThrow();
    const renamed = { ...message.headers, "webhook-id": "msg_other" };
    expect(() => verified(endpoint.secret, { ...message, headers: renamed })).toThrow();
    expect(() => verified("whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0", message)).toThrow();
    const delivery = await only();
    expect(delivery).toMatchObject({
      status: "delivered",
      attempts: 1,
      responseStatus: 200,
      errorCode: null,
    });
    expect(delivery.body).toBe(message.body);
    expect(message.headers["webhook-id"]).toBe(delivery.eventId);
    expect(message.headers["content-type"]).toBe("application/json");
  });

  it("is signed with both secrets while they overlap, and with the new one alone afterwards", async () => {
    const rotated = await rotateSecret(scope, { endpointId: endpoint.endpointId, overlapHours: 24 });
    await sendTestEvent(scope, aTest());
    await lookOnce();
    const [during] = receiver.received;
    expect(during?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    for (const secret of [endpoint.secret, rotated.secret])
      expect(verified(secret, during)).toMatchObject({ type: "endpoint.test" });

    await db().delivery.updateMany({ where: { merchantId: scope.merchantId }, data: { status: "failed" } });
    const [{ id: deliveryId } = { id: "" }] = await db().delivery.findMany({
      where: { merchantId: scope.merchantId },
    });
    await redeliver(scope, { deliveryId });
    await db().endpoint.updateMany({ data: { previousSecretUntil: new Date(Date.now() - 1000) } });
    await lookOnce({ clock: later(1000) });
    const after = receiver.received[1];
    expect(verified(rotated.secret, after)).toMatchObject({ type: "endpoint.test" });
    expect(() => verified(endpoint.secret, after)).toThrow();
  });

  it("comes again with the same id and bytes and a fresh timestamp, on the schedule", async () => {
    receiver.reply = () => ({ status: 500, body: "down \u0000 for\u0007 now" });
    await aPaidTransaction(scope, connection);
    await lookOnce();
    const failed = await only();
    expect(failed).toMatchObject({ status: "retrying", errorCode: "server_error", attempts: 1 });
    expect(failed.attemptList[0]).toMatchObject({ responseStatus: 500, responseBody: "down  for now" });
    expect(await lookOnce({ clock: later(4000) })).toBe(0);
    receiver.reply = () => ({ status: 204 });
    expect(await lookOnce({ clock: later(6000) })).toBe(1);
    const [first, second] = receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
    expect(Number(second?.headers["webhook-timestamp"])).toBeGreaterThan(
      Number(first?.headers["webhook-timestamp"]),
    );
    expect(await only()).toMatchObject({ status: "delivered", attempts: 2 });
  });

  it("is given up after ten tries, and starts over when a person sends it again", async () => {
    receiver.reply = () => ({ status: 404 });
    await aPaidTransaction(scope, connection);
    let now = Date.now();
    let tries = 0;
    // Whenever something is due by then: each step is longer than the wait before it.
    for (const hours of [0, 0.01, 0.2, 1, 3, 6, 12, 16, 23, 27, 30]) {
      now += hours * 3_600_000;
      tries += await lookOnce({ clock: fixedClock(new Date(now)) });
    }
    expect(tries).toBe(10);
    expect(receiver.received).toHaveLength(10);
    const given = await only();
    expect(given).toMatchObject({ status: "failed", attempts: 10, nextAttemptAt: null, redeliverable: true });
    expect(given.attemptList.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);

    receiver.reply = () => ({ status: 200 });
    await redeliver(scope, { deliveryId: given.id }, fixedClock(new Date(now)));
    await lookOnce({ clock: fixedClock(new Date(now + 120_000)) });
    expect(await only()).toMatchObject({ status: "delivered", attempts: 11, trigger: "redelivery" });
  });

  it("follows no redirect and says so", async () => {
    const other = await startReceiver();
    receiver.reply = () => ({ status: 307, headers: { location: other.url } });
    await aPaidTransaction(scope, connection);
    await lookOnce();
    expect(await only()).toMatchObject({ status: "retrying", errorCode: "redirect", responseStatus: 307 });
    expect(other.received).toHaveLength(0);
    await other.stop();
  });

  it("waits as long as Retry-After says, and its endpoint with it", async () => {
    receiver.reply = () => ({ status: 429, headers: { "retry-after": "90" } });
    await aPaidTransaction(scope, connection);
    await lookOnce();
    const { nextAttemptAt } = await only();
    expect(Date.parse(nextAttemptAt ?? "") - Date.now()).toBeGreaterThan(80_000);
    receiver.reply = () => ({ status: 200 });
    await aPaidTransaction(scope, connection);
    expect(await lookOnce({ clock: later(60_000) })).toBe(0);
    expect(await lookOnce({ clock: later(95_000) })).toBe(2);
  });

  it("that gets no answer in time, or whose connection breaks, is a failure by its name", async () => {
    receiver.reply = () => new Promise(() => undefined);
    await aPaidTransaction(scope, connection);
    await lookOnce({ withinMs: 100 });
    expect(await only()).toMatchObject({ errorCode: "timeout", responseStatus: null });
    receiver.reply = () => ({ cut: true });
    await lookOnce({ clock: later(10_000) });
    expect(await only()).toMatchObject({ errorCode: "connection_lost", attempts: 2 });
  });

  it("that can't be signed is not sent, and says why", async () => {
    await aPaidTransaction(scope, connection);
    await db().endpoint.updateMany({
      where: { merchantId: scope.merchantId },
      data: { sealedSecret: new Uint8Array([1, 2, 3]) },
    });
    await lookOnce();
    expect(receiver.received).toHaveLength(0);
    expect(await only()).toMatchObject({ status: "retrying", errorCode: "secret_unreadable", attempts: 1 });
  });

  it("keeps the first 2 kB of an answer, whatever it is", async () => {
    receiver.reply = () => ({ status: 200, body: new Uint8Array(1_000_000).fill(0xff) });
    await aPaidTransaction(scope, connection);
    await lookOnce();
    expect((await only()).attemptList[0]?.responseBody).toHaveLength(2048);
  });
});

describe("somebody else's", () => {
  it("delivery is not found, in another merchant and in the other mode", async () => {
    const { deliveryId } = await sendTestEvent(scope, aTest());
    for (const other of [await aMerchant(), { ...scope, mode: "live" } as Scope]) {
      await expect(getDelivery(other, { deliveryId })).rejects.toMatchObject({ code: "not_found" });
      await expect(redeliver(other, { deliveryId })).rejects.toMatchObject({ code: "not_found" });
      await expect(sendTestEvent(other, aTest())).rejects.toMatchObject({ code: "not_found" });
      expect((await listDeliveries(other, deliveryFiltersSchema.parse({ q: deliveryId }))).rows).toEqual([]);
    }
  });
});
