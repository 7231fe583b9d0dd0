import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { assertId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction, orderEvent } from "../testing/merchant-fixture.ts";
import { getTransaction } from "../transactions/get-transaction.ts";
import { getEvent } from "./get-event.ts";
import { listEvents } from "./list-events.ts";
import { processEvent } from "./process-event.ts";
import { replayEvent } from "./replay-event.ts";
import { eventFiltersSchema } from "./schema.ts";
import { receiveAndFile } from "./testing/receive-and-file.ts";
import { storeEvent } from "./testing/store-event.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  connection = await aConnection(scope);
});
afterAll(() => database.drop());

async function newestId(): Promise<string> {
  return (await listEvents(scope, eventFiltersSchema.parse({}))).rows[0]?.id ?? "";
}

describe("one event", () => {
  it("tells what its fact changed, and what a replay did not; and the transaction leads back to it", async () => {
    const { id: transactionId, externalId } = await aTransaction(scope, connection, { reference: "ORD-9" });
    await receiveAndFile(connection.id, orderEvent("order.completed", externalId));
    const eventId = assertId("webhookEvent", await newestId());
    expect((await getEvent(scope, { eventId })).effects).toEqual([]);
    await processEvent(scope, eventId, { trigger: "auto", actor: null });
    await replayEvent(scope, { eventId, reason: "A test" });
    await processEvent(scope, eventId, { trigger: "replay", actor: "Lucía" });

    const event = await getEvent(scope, { eventId });
    expect(event.effects).toMatchObject([
      {
        transactionId,
        reference: "ORD-9",
        verdict: "applied",
        statusBefore: "pending",
        statusAfter: "succeeded",
      },
      { transactionId, reference: "ORD-9", verdict: "same" },
    ]);
    expect(event.attemptList).toMatchObject([{ trigger: "replay", actor: "Lucía" }, { trigger: "auto" }]);
    const { timeline } = await getTransaction(scope, { transactionId });
    const ids = timeline.filter((entry) => entry.eventId === eventId).map((entry) => entry.id);
    expect(new Set(ids)).toEqual(new Set(event.effects.map((effect) => effect.entryId)));
  });

  it("knows its copies, and each copy the one that came first", async () => {
    const sent = orderEvent("order.completed", "ord_copied");
    await receiveAndFile(connection.id, sent);
    const firstId = await newestId();
    await receiveAndFile(connection.id, sent);
    const copyId = await newestId();
    expect((await getEvent(scope, { eventId: firstId })).copies.map(({ id }) => id)).toEqual([copyId]);
    expect(await getEvent(scope, { eventId: copyId })).toMatchObject({ firstEventId: firstId, copies: [] });
  });

  it("hides payers' data from those who need not know it, and says so", async () => {
    const body = '{"type":"x","email":"ana.ruiz@mail.co"}';
    const eventId = await storeEvent(scope, connection, new Date(), { body: new TextEncoder().encode(body) });
    expect(await getEvent(scope, { eventId })).toMatchObject({
      body: '{"type":"x","email":"a•••••••@m•••.co"}',
      bodyMasked: true,
    });
    expect(await getEvent(scope, { eventId }, { personal: true })).toMatchObject({ body, bodyMasked: false });
  });

  it("tells who let in what had been refused", async () => {
    const acceptedAt = new Date();
    const accepted = { acceptedAt, acceptedBy: "Tomás" };
    const eventId = await storeEvent(scope, connection, new Date(), accepted);
    expect(await getEvent(scope, { eventId })).toMatchObject({
      acceptedAt: acceptedAt.toISOString(),
      acceptedBy: "Tomás",
      verified: true,
    });
  });

  it("is nobody else's, with all that belongs to it", async () => {
    const stranger = await aMerchant();
    const eventId = await newestId();
    await expect(getEvent(stranger, { eventId })).rejects.toMatchObject({ code: "not_found" });
    await expect(getEvent(systemScope(scope.merchantId, "live"), { eventId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
