import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { disableConnection } from "../connections/set-connection-enabled.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { receiveWebhook } from "../webhooks/receive.ts";
import { createStreamHolder, type StreamHolder } from "./stream-holder.ts";
import {
  lastWebhookAt,
  listCalls,
  processQueued,
  sourcesOf,
  startScene,
  storedEvents,
  streamRow,
  until,
} from "./testing/pepay-scene.ts";
import { signedEvent } from "./testing/signed-event.ts";

let database: TestDatabase;
const open: { stop(): Promise<unknown> }[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.stop();
});
afterAll(() => database.drop());

type Scene = Awaited<ReturnType<typeof startScene>>;

async function scene(credentials: Readonly<Record<string, string>> = {}): Promise<Scene> {
  const made = await startScene(credentials);
  open.push({ stop: made.close });
  return made;
}

async function openStream({ connection }: Scene): Promise<StreamHolder> {
  const holder = createStreamHolder();
  open.push(holder);
  await holder.look();
  await until("the stream is open", async () => (await streamRow(connection))?.state === "open");
  return holder;
}

/** What was there before has been fetched: from here on the stream is the only one that can bring anything. */
async function openStreamAfter(made: Scene): Promise<void> {
  await openStream(made);
  await until("what was before is known", async () => Boolean((await streamRow(made.connection))?.cursor));
}

async function untilPaid(id: string): Promise<void> {
  await until("the invoice is paid", async () => {
    await processQueued();
    return (await sourcesOf(id, "succeeded")).length > 0;
  });
}

describe("the stream", () => {
  it.each(["key", "token"])("brings what no webhook tells, signed in with a %s", async (streamSignIn) => {
    const made = await scene({ streamSignIn });
    const payment = await made.invoice();
    await openStreamAfter(made);
    await made.pay(payment);
    await untilPaid(payment.id);
    expect(await sourcesOf(payment.id, "succeeded")).toEqual(["stream"]);
    // A webhook that never comes must still be missed.
    expect(await lastWebhookAt(made.connection)).toBeNull();
    // More events may follow the payment's own.
    await until("the cursor stands at the last event that is stored", async () => {
      const events = await storedEvents(made.connection);
      return (await streamRow(made.connection))?.cursor === events.at(-1)?.external;
    });
  });

  it("and the webhook of the same event are applied once", async () => {
    const made = await scene();
    const { connection } = made;
    const payment = await made.invoice();
    await openStreamAfter(made);
    await made.pay(payment);
    await untilPaid(payment.id);
    const last = (await storedEvents(connection)).at(-1)?.external ?? "";
    expect(await receiveWebhook(connection.id, await signedEvent(made, last))).toBe("duplicate");
    await processQueued();
    // The stream may have brought a later event meanwhile.
    const copies = (await storedEvents(connection)).filter(({ external }) => external === last);
    expect(copies).toMatchObject([{ channel: "stream" }, { channel: "webhook", status: "duplicate" }]);
    expect(await sourcesOf(payment.id, "succeeded")).toEqual(["stream"]);
  });

  it("stores nothing of what a webhook has brought, and counts it", async () => {
    const made = await scene();
    const { connection } = made;
    await made.strangersInvoice();
    const [known = ""] = await made.providerEvents();
    expect(await receiveWebhook(connection.id, await signedEvent(made, known))).toBe("accepted");
    await made.strangersInvoice();
    const [, missed = ""] = await made.providerEvents();
    expect(await receiveWebhook(connection.id, await signedEvent(made, missed))).toBe("accepted");
    await openStream(made);
    await until("it has fetched what was missed", async () => (await listCalls(connection)) === 1);
    await made.control("settings", { streams: "refuse" });
    await until("the stream broke", async () => (await streamRow(connection))?.state === "waiting");
    await made.control("settings", { streams: "open" });
    await until("it is open again", async () => (await streamRow(connection))?.reconnects === 1);
    // What comes before this answer would be recovered, and not the stream's to bring.
    await until("it has fetched once more", async () => (await listCalls(connection)) === 2);
    expect(await storedEvents(connection)).toHaveLength(2);
    const { first, again } = (await streamRow(connection)) ?? { first: -1, again: -1 };
    expect(first).toBe(0);
    await made.strangersInvoice();
    const [, , third = ""] = await made.providerEvents();
    await until("the stream brings the next", async () => (await storedEvents(connection)).length === 3);
    expect((await storedEvents(connection)).at(-1)).toMatchObject({ external: third, channel: "stream" });
    await until("it is counted", async () => (await streamRow(connection))?.first === 1);
    expect(await streamRow(connection)).toMatchObject({ first: 1, again });
  });

  it("is closed and given up when the connection is disabled and when the worker stops", async () => {
    const made = await scene();
    const holder = await openStream(made);
    await disableConnection(made.scope, { connectionId: made.connection.id });
    await holder.look();
    expect(await streamRow(made.connection)).toMatchObject({ state: "off", holder: null });

    const other = await scene();
    const second = await openStream(other);
    await second.stop();
    expect(await streamRow(other.connection)).toMatchObject({ state: "off", holder: null });
    await other.strangersInvoice();
    expect(await storedEvents(other.connection)).toEqual([]);
  });

  it("says why it is not open", async () => {
    const made = await scene({ apiKey: "pk_of_nobody" });
    const holder = createStreamHolder();
    open.push(holder);
    await holder.look();
    await until("it was refused", async () => (await streamRow(made.connection))?.state === "waiting");
    expect(await streamRow(made.connection)).toMatchObject({ problem: "Pepay rejected the API key." });
  });
});
