import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { getEndpoint } from "../endpoints/get-endpoint.ts";
import { listEndpoints } from "../endpoints/list-endpoints.ts";
import type { ShownSecret } from "../endpoints/schema.ts";
import { eventBody } from "../event-catalogue/event-schemas.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { forecastWindow } from "./forecast-window.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { deliveryFiltersSchema } from "./schema.ts";
import { sendTestEvent } from "./send-test-event.ts";
import { summarizeDeliveries } from "./summarize-deliveries.ts";
import { anEndpoint, lookOnce } from "./testing/delivery-world.ts";
import { type Receiver, startReceiver } from "./testing/receiver.ts";

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let receiver: Receiver;
let scope: Scope;
let endpoint: ShownSecret;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  receiver = await startReceiver();
  scope = await aMerchant();
  endpoint = await anEndpoint(scope, receiver.url);
});
afterEach(async () => {
  await receiver.stop();
  await db().endpoint.updateMany({ data: { deletedAt: new Date() } });
});

const aTest = () => ({ endpointId: endpoint.endpointId, type: "endpoint.test" }) as const;
const later = (ms: number) => fixedClock(new Date(Date.now() + ms));

it("sends a test that looks like any event of the catalogue, to this endpoint alone", async () => {
  const other = await anEndpoint(scope, `${receiver.url}/other`);
  await sendTestEvent(scope, { ...aTest(), type: "refund.failed" });
  await lookOnce();
  expect(receiver.received).toHaveLength(1);
  const body = eventBody("refund.failed").parse(JSON.parse(receiver.received[0]?.body ?? ""));
  expect(body.data).toMatchObject({ kind: "refund", status: "failed" });
  const since = new Date(Date.now() - HOUR_MS).toISOString();
  const forecast = await forecastWindow(scope, { endpointId: other.endpointId, since }, later(1000));
  expect(forecast).toMatchObject({ missing: 0, failed: 0 });
});

it("sends no made-up payment in live mode", async () => {
  const live = { ...scope, mode: "live" } as const;
  await expect(sendTestEvent(live, { ...aTest(), type: "transaction.succeeded" })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { type: "In live mode a test is always endpoint.test." },
  });
});

it("tells how the last day's tries went, and nothing of the days before", async () => {
  const figures = async (ms: number) =>
    (await getEndpoint(scope, { endpointId: endpoint.endpointId }, later(ms))).last24h;
  expect(await figures(0)).toEqual({ tries: 0, succeeded: 0, p95Ms: null });
  receiver.reply = () => ({ status: 500 });
  await sendTestEvent(scope, aTest());
  await lookOnce();
  receiver.reply = () => ({ status: 200 });
  await lookOnce({ clock: later(6000) });
  const both = await figures(10_000);
  expect(both).toMatchObject({ tries: 2, succeeded: 1 });
  expect(both.p95Ms).toBeGreaterThanOrEqual(0);
  const { rows } = await listEndpoints(scope, {}, later(10_000));
  expect(rows[0]?.last24h).toEqual(both);
  expect(await figures(25 * HOUR_MS)).toEqual({ tries: 0, succeeded: 0, p95Ms: null });
});

it("narrows the log and its counts to a range", async () => {
  await sendTestEvent(scope, aTest());
  const lastHour = deliveryFiltersSchema.parse({ range: "1h" });
  expect((await listDeliveries(scope, lastHour, later(0))).rows).toHaveLength(1);
  expect((await listDeliveries(scope, lastHour, later(2 * HOUR_MS))).rows).toHaveLength(0);
  const { counts } = await summarizeDeliveries(scope, lastHour, later(2 * HOUR_MS));
  expect(counts.all.count).toBe(0);
  const day = deliveryFiltersSchema.parse({ range: "24h" });
  expect((await summarizeDeliveries(scope, day, later(2 * HOUR_MS))).counts.all.count).toBe(1);
});
