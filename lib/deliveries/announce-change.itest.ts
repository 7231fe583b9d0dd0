import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { pauseEndpoint } from "../endpoints/pause-endpoint.ts";
import { EVENT_DATA, envelopeOf } from "../event-catalogue/schema.ts";
import { familyOf, isEventType } from "../event-catalogue/status.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { announceBeginning } from "../transactions/announce-beginning.ts";
import type { TransactionStatus } from "../transactions/status.ts";
import { announceChange } from "./announce-change.ts";
import { anEndpoint, becomes, runAnnouncements } from "./testing/delivery-world.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function aWorld(events: string[] | null = ["*"]) {
  scope = await aMerchant();
  connection = await aConnection(scope);
  return events === null ? null : anEndpoint(scope, "http://127.0.0.1:9999/hooks", { events });
}

const events = () =>
  db().outboundEvent.findMany({ where: { merchantId: scope.merchantId }, orderBy: { id: "asc" } });
const deliveries = () => db().delivery.findMany({ where: { merchantId: scope.merchantId } });
const types = async () => (await events()).map(({ type }) => type);

async function aLink(invoiceNumber: string | null): Promise<string> {
  const id = newId("paymentLink");
  await db().paymentLink.create({
    data: {
      ...{ merchantId: scope.merchantId, id, slug: id, mode: scope.mode, status: "published" },
      ...{ title: "One bag of coffee", currency: "USDT", amount: "100", createdBy: "Ana", invoiceNumber },
    },
  });
  return id;
}

describe("a change of state", () => {
  it("becomes exactly one event, however often and by whom it is heard", async () => {
    await aWorld();
    const { externalId } = await aTransaction(scope, connection);
    for (const status of ["succeeded", "succeeded", "pending", "succeeded"] as const)
      await becomes(scope, connection, externalId, status);
    await Promise.all([1, 2, 3].map(() => becomes(scope, connection, externalId, "succeeded")));
    expect(await runAnnouncements(scope)).toBe(1);
    expect(await types()).toEqual(["transaction.succeeded"]);
    expect(await deliveries()).toHaveLength(1);
  });

  it("stays one event when its job runs again, even at the same moment", async () => {
    await aWorld();
    const { id } = await aTransaction(scope, connection);
    const source = newId("timelineEntry");
    const change = { source, before: "pending", after: "expired", at: new Date().toISOString() } as const;
    await Promise.all([1, 2, 3, 4].map(() => announceChange(scope, { transactionId: id, change })));
    await announceChange(scope, { transactionId: id, change });
    expect(await types()).toEqual(["transaction.expired"]);
    expect(await deliveries()).toHaveLength(1);
  });

  it("is not told when its database transaction is undone", async () => {
    await aWorld();
    const { id } = await aTransaction(scope, connection);
    const undone = unit(async (tx) => {
      await announceBeginning(tx, scope, id, new Date());
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await runAnnouncements(scope)).toBe(0);
  });

  it("queues nothing where nobody listens in this mode", async () => {
    await aWorld(null);
    const { externalId } = await aTransaction(scope, connection);
    await becomes(scope, connection, externalId, "succeeded");
    expect(await runAnnouncements(scope)).toBe(0);
  });

  it("goes to the endpoints that chose it, held for paused ones, and to nobody else's", async () => {
    const first = await aWorld(["transaction.*"]);
    await anEndpoint(scope, "http://127.0.0.1:9999/refunds", { events: ["refund.*"] });
    const paused = await anEndpoint(scope, "http://127.0.0.1:9999/paused", {
      events: ["transaction.succeeded"],
    });
    await pauseEndpoint(scope, paused);
    const other = await aMerchant();
    await anEndpoint(other, "http://127.0.0.1:9999/other");
    const { externalId } = await aTransaction(scope, connection);
    await becomes(scope, connection, externalId, "succeeded");
    await runAnnouncements(scope);
    const chosen = (await deliveries()).map(({ endpointId }) => endpointId);
    expect(chosen.toSorted()).toEqual([first?.endpointId, paused.endpointId].toSorted());
    expect(await db().delivery.count({ where: { merchantId: other.merchantId } })).toBe(0);
  });
});

describe("a payment of a link", () => {
  it("is told as the link's and the invoice's being paid, once for the payment", async () => {
    await aWorld();
    const { externalId } = await aTransaction(scope, connection, { linkId: await aLink("INV-2026-7") });
    for (const status of ["succeeded", "partially_refunded", "refunded"] as const)
      await becomes(scope, connection, externalId, status);
    await runAnnouncements(scope);
    expect((await types()).toSorted()).toEqual([
      "invoice.paid",
      "payment_link.paid",
      "transaction.refunded",
      "transaction.refunded",
      "transaction.succeeded",
    ]);
  });

  it("is not told as paid while sources disagree", async () => {
    await aWorld();
    const { externalId } = await aTransaction(scope, connection, { linkId: await aLink(null) });
    for (const status of ["expired", "succeeded"] as const)
      await becomes(scope, connection, externalId, status);
    await runAnnouncements(scope);
    expect(await types()).toEqual(["transaction.expired", "transaction.review"]);
  });

  it("that was tied to its link afterwards is told once", async () => {
    await aWorld();
    const linkId = await aLink(null);
    const { id, externalId } = await aTransaction(scope, connection);
    await becomes(scope, connection, externalId, "succeeded");
    await db().transaction.updateMany({ where: { id }, data: { linkId } });
    for (const _ of [1, 2]) await announceChange(scope, { transactionId: id, change: null });
    expect(await types()).toEqual(["payment_link.paid"]);
  });
});

describe("money that leaves", () => {
  it("is told by its own names, a refund with the payment that it gives back", async () => {
    await aWorld();
    const paid = await aTransaction(scope, connection);
    const refund = await aTransaction(scope, connection, {
      kind: "refund",
      parentId: paid.id,
      status: "created",
    });
    const payout = await aTransaction(scope, connection, { kind: "payout", status: "created" });
    const tell = (transactionId: string, after: TransactionStatus) => {
      const at = new Date().toISOString();
      const change = { source: newId("timelineEntry"), before: "created", after, at } as const;
      return announceChange(scope, { transactionId, change });
    };
    await tell(refund.id, "succeeded");
    await tell(payout.id, "declined");
    const [first, second] = await events();
    expect([first?.type, second?.type]).toEqual(["refund.succeeded", "payout.failed"]);
    expect(JSON.parse(first?.body ?? "{}").data).toMatchObject({
      id: refund.id,
      payment: { id: paid.id, external_id: paid.externalId },
    });
    expect(JSON.parse(second?.body ?? "{}").data).toMatchObject({
      status: "declined",
      previous_status: "created",
    });
    expect(JSON.parse(second?.body ?? "{}").data).not.toHaveProperty("payment");
  });
});

describe("what is told", () => {
  it("has the shape that the catalogue publishes, amounts as exact text, and names nobody", async () => {
    await aWorld();
    const customerId = newId("customer");
    const { merchantId } = scope;
    const person = { name: "Rosa Planted", email: "rosa.planted@example.com" };
    await db().customer.create({ data: { merchantId, id: customerId, ...person } });
    const linkId = await aLink("INV-9");
    const { id, externalId } = await aTransaction(scope, connection, { linkId, customerId });
    await unit((tx) => announceBeginning(tx, scope, id, new Date()));
    await becomes(scope, connection, externalId, "succeeded");
    await runAnnouncements(scope);
    const stored = await events();
    expect(stored).toHaveLength(4);
    for (const event of stored) {
      if (!isEventType(event.type)) throw new Error(event.type);
      const schema = envelopeOf(event.type, EVENT_DATA[familyOf(event.type)]).strict();
      expect(schema.parse(JSON.parse(event.body))).toMatchObject({
        id: event.id,
        mode: "test",
        merchant: merchantId,
        timestamp: event.occurredAt.toISOString(),
      });
      expect(event.body).not.toMatch(/rosa|planted/i);
    }
    const succeeded = stored.find(({ type }) => type === "transaction.succeeded");
    expect(JSON.parse(succeeded?.body ?? "{}").data).toMatchObject({
      id,
      status: "succeeded",
      previous_status: "pending",
      amount: { amount: "100.000000", currency: "USDT" },
      customer_id: customerId,
      invoice_number: null,
    });
  });
});
