import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { createStreamHolder, type StreamHolder } from "./stream-holder.ts";
import {
  processQueued,
  sourcesOf,
  startScene,
  storedEvents,
  streamRow,
  until,
} from "./testing/pepay-scene.ts";

let database: TestDatabase;
const open: { stop(): Promise<unknown> }[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.stop();
});
afterAll(() => database.drop());

async function scene(credentials: Readonly<Record<string, string>> = {}) {
  const made = await startScene(credentials);
  open.push({ stop: made.close });
  return made;
}

function holder(leaseMs?: number): StreamHolder {
  const made = createStreamHolder(leaseMs === undefined ? {} : { leaseMs });
  open.push(made);
  return made;
}

it.each(["key", "token"])(
  "brings a payment that no webhook tells of, signed in with a %s",
  async (streamSignIn) => {
    const { connection, invoice, pay } = await scene({ streamSignIn });
    const payment = await invoice();
    await holder().look();
    await until("the stream is open", async () => (await streamRow(connection))?.state === "open");
    await pay(payment);
    await until("the invoice is paid", async () => {
      await processQueued();
      return (await sourcesOf(payment.id, "succeeded")).length > 0;
    });
    expect(await sourcesOf(payment.id, "succeeded")).toEqual(["stream"]);
    const events = await storedEvents(connection);
    expect(events.filter(({ channel }) => channel === "stream").length).toBeGreaterThanOrEqual(3);
    expect((await streamRow(connection))?.cursor).toBe(events.at(-1)?.external);
  },
);
