import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, systemScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { getTransaction } from "./get-transaction.ts";
import { transactionDetailDto } from "./schema.ts";

let database: TestDatabase;
const merchantId = newId("merchant");
const connectionId = newId("connection");
const customerId = newId("customer");
const transactionId = newId("transaction");
const provider = PROVIDERS[0];
const method = provider?.methods("test")[0];
const mateo = {
  type: "member",
  memberId: newId("member"),
  userId: newId("user"),
  name: "Mateo",
  role: builtInRole("support"),
} as const;
const scope = memberScope(merchantId, "test", mateo, "transactions.note", null);

beforeAll(async () => {
  database = await createTestDatabase();
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  await db().merchant.create({
    data: { id: merchantId, slug: "cafe-altura", name: "Café Altura", ...place },
  });
  await db().connection.create({
    data: {
      merchantId,
      id: connectionId,
      provider: provider?.id ?? "",
      name: "Main",
      mode: "test",
      baseUrl: "http://provider.test",
      sealedCredentials: new Uint8Array([1]),
      credentialHints: {},
      credentialsSetAt: new Date(),
    },
  });
  await db().customer.create({
    data: { merchantId, id: customerId, name: "Distribuidora Sol", email: "compras@sol.co" },
  });
  await db().transaction.create({
    data: {
      merchantId,
      id: transactionId,
      connectionId,
      provider: provider?.id ?? "",
      mode: "test",
      kind: "payment",
      status: "pending",
      reference: "ORD-20418",
      amount: "740000",
      fee: "11840",
      currency: "COP",
      method: method?.id ?? "",
      methodLabel: method?.label ?? "",
      network: "polygon-amoy",
      txHash: "0xfeed000102030405",
      customerId,
      nextAction: { type: "redirect", url: "https://checkout.test/1" },
      idempotencyKey: randomUUID(),
    },
  });
  await db().timelineEntry.create({
    data: {
      merchantId,
      id: newId("timelineEntry"),
      transactionId,
      source: "api",
      verdict: "applied",
      statusBefore: "created",
      statusAfter: "pending",
      providerStatus: "PENDING",
      summary: "Payment created",
      at: new Date(),
    },
  });
  await db().providerCall.create({
    data: {
      merchantId,
      id: newId("providerCall"),
      connectionId,
      transactionId,
      method: "POST",
      path: "/charges",
      status: 200,
      durationMs: 640,
      correlationId: "c-1",
      request: '{"amount":740000}',
      at: new Date(),
    },
  });
});
afterAll(() => database.drop());

it("tells everything about one transaction, exactly as its schema says", async () => {
  const detail = await getTransaction(scope, { transactionId });
  expect(transactionDetailDto.parse(detail)).toEqual(detail);
  expect(detail).toMatchObject({
    amount: { amount: "740000.00", currency: "COP" },
    fee: { amount: "11840.00" },
    net: { amount: "728160.00" },
    explorerUrl: "https://amoy.polygonscan.com/tx/0xfeed000102030405",
    nextAction: { type: "redirect", url: "https://checkout.test/1" },
    customerDetail: { name: "Distribuidora Sol", email: "c••••••@s••.co", payments: 1 },
    disagreement: null,
    timeline: [{ summary: "Payment created", source: "api", statusAfter: "pending" }],
    calls: [{ method: "POST", path: "/charges", request: '{"amount":740000}' }],
  });
  expect(detail.waiting?.late).toBe(false);
  expect(JSON.stringify(detail)).not.toContain("compras@sol.co");
});

it("is not found for another merchant, in the other mode, and when there is none", async () => {
  const refused = { code: "not_found" };
  await expect(
    getTransaction(systemScope(newId("merchant"), "test"), { transactionId }),
  ).rejects.toMatchObject(refused);
  await expect(getTransaction(systemScope(merchantId, "live"), { transactionId })).rejects.toMatchObject(
    refused,
  );
  await expect(getTransaction(scope, { transactionId: newId("transaction") })).rejects.toMatchObject(refused);
});

it("forgets what the payer had to do once nothing more can be paid", async () => {
  const where = { merchantId_id: { merchantId, id: transactionId } };
  await db().transaction.update({ where, data: { status: "expired" } });
  expect(await getTransaction(scope, { transactionId })).toMatchObject({ nextAction: null, waiting: null });
});
