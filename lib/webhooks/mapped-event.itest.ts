import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { tryMapping } from "../connections/try-mapping.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { assertId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { findTransactionRow } from "../transactions/repository.ts";
import { processEvent } from "./process-event.ts";
import { receiveAndFile } from "./testing/receive-and-file.ts";

const SECRET = "whsec_mapped_1";
const MAPPING = [
  "[amounts]",
  "unit = major",
  "[payment]",
  "id = paymentId",
  "status = state",
  "amount = total",
  "[event]",
  "id = eventId",
  "type = eventType",
  "object = payload",
  "[events]",
  "charge.changed = payment.updated",
  "[statuses]",
  "SETTLED_OK = succeeded",
].join("\n");

let database: TestDatabase;
let scope: Scope;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  const credentials = { apiKey: "sk_mapped", webhookSecret: SECRET, mapping: MAPPING };
  connection = await aConnection(scope, { provider: "gateway", credentials });
});
afterAll(() => database.drop());

const eventAbout = (paymentId: string, state: string) => {
  const payload = { paymentId, state, total: "49.99", currency: "USD" };
  const body = JSON.stringify({ eventId: `evt_${state}`, eventType: "charge.changed", payload });
  const signature = createHmac("sha256", SECRET).update(body).digest("hex");
  return { body: new TextEncoder().encode(body), headers: { "x-signature": signature } };
};

async function receive(paymentId: string, state: string): Promise<void> {
  expect(await receiveAndFile(connection.id, eventAbout(paymentId, state))).toBe("accepted");
  const sql = "SELECT id FROM webhook_events WHERE connection_id = $1 AND status = 'received'";
  for (const { id } of (await pool().query<{ id: string }>(sql, [connection.id])).rows)
    await processEvent(scope, assertId("webhookEvent", id), { trigger: "auto", actor: null });
}

it("reads the notifications of a configured connection by its own mapping, from the door to the row", async () => {
  const amount = moneyOf("49.99", "USD");
  const { id, externalId } = await aTransaction(scope, connection, { amount, method: "checkout" });
  await receive(externalId, "FROBNICATED");
  expect(await findTransactionRow(scope, id)).toMatchObject({ status: "processing" });
  await receive(externalId, "SETTLED_OK");
  expect(await findTransactionRow(scope, id)).toMatchObject({ status: "succeeded" });
  const drift = "SELECT kind, name FROM provider_drifts WHERE connection_id = $1";
  expect((await pool().query(drift, [connection.id])).rows).toEqual([
    { kind: "status", name: "FROBNICATED" },
  ]);
});

it("shows the same of a pasted sample, and stores nothing of it", async () => {
  const sample = new TextDecoder().decode(eventAbout("pay_9", "SETTLED_OK").body);
  const rows = async () => {
    const sql = "SELECT (SELECT count(*) FROM webhook_events) + (SELECT count(*) FROM transactions) AS n";
    return (await pool().query(sql)).rows;
  };
  const before = await rows();
  const values = { mapping: MAPPING, apiKey: "never read" };
  expect(await tryMapping(scope, { provider: "gateway", sample, values })).toMatchObject({
    title: "Webhook charge.changed",
    facts: [{ status: "succeeded", subject: "pay_9", amount: { amount: "49.99", currency: "USD" } }],
    problems: [],
  });
  expect(await rows()).toEqual(before);
  await expect(tryMapping(scope, { provider: "payin", sample, values })).rejects.toMatchObject({
    code: "not_found",
  });
});
