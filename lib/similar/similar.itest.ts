import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { listSimilar } from "./list-similar.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("finds what shares a trait, says which, and puts the most alike first", async () => {
  const scope = await aMerchant();
  const connection = await aConnection(scope);
  const customerId = newId("customer");
  await db().customer.create({ data: { merchantId: scope.merchantId, id: customerId, name: "Ana" } });
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const made = async (patch: Parameters<typeof aTransaction>[2]) =>
    (await aTransaction(scope, connection, patch)).id;
  const asked = { reference: "ORD-1", invoiceNumber: "INV-1", customerId, createdAt: ago(300) };
  const id = await made(asked);
  const other = moneyOf("7", "USDT");
  const byCustomer = await made({ customerId, amount: other, createdAt: ago(9000) });
  const byAmount = await made({ createdAt: ago(260) });
  const byAll = await made({ ...asked, createdAt: ago(290) });
  await made({ createdAt: ago(200) });
  await made({ amount: other, createdAt: ago(290) });
  const { rows } = await listSimilar(scope, { transactionId: id });
  expect(rows.map((row) => [row.id, row.alike])).toEqual([
    [byAll, ["invoice", "reference", "customer", "amount"]],
    [byCustomer, ["customer"]],
    [byAmount, ["amount"]],
  ]);
  expect(await listSimilar(await aMerchant(), { transactionId: id })).toEqual({ rows: [] });
});
