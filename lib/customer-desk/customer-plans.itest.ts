import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { asOwner } from "../db/as-owner.ts";
import { db, disconnectDb } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { behindWall } from "../db/walls/wall.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { getCustomer } from "./get-customer.ts";
import { listCustomers } from "./list-customers.ts";

const CUSTOMERS = 30_000;
const TRANSACTIONS = 60_000;

let database: TestDatabase;
let scope: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  const { id: connectionId } = await aConnection(scope);
  const { merchantId } = scope;
  await db().$executeRaw`
    INSERT INTO customers (merchant_id, id, name, email, country, external_ref, created_at)
    SELECT ${merchantId}, 'cus_' || lpad(n::text, 26, '0'), 'Cliente ' || md5(n::text) || ' Pérez', 'c' || n || '@correo.example',
      'CO', 'R-' || n, now() - n * interval '1 minute'
    FROM generate_series(1, ${CUSTOMERS}::int) AS n`;
  await db().$executeRaw`
    INSERT INTO transactions (merchant_id, id, connection_id, provider, mode, kind, status, reference, amount, currency,
      method, method_label, idempotency_key, customer_id, created_at)
    SELECT ${merchantId}, 'txn_' || lpad(n::text, 26, '0'), ${connectionId}, 'p', 'test', 'payment', 'succeeded', 'O-' || n, 100,
      'USD', 'card', 'Card', 'key-' || n, 'cus_' || lpad((1 + n % ${CUSTOMERS}::int)::text, 26, '0'),
      now() - n * interval '1 second'
    FROM generate_series(1, ${TRANSACTIONS}::int) AS n`;
  await asOwner((owner) => owner.query("ANALYZE customers, transactions"));
}, 120_000);
afterAll(() => database.drop());

/** A session tells what it scanned when it ends, at the latest. */
async function wholeTableScans(): Promise<Record<string, bigint>> {
  await disconnectDb();
  const rows = await db().$queryRaw<{ name: string; scans: bigint }[]>`
    SELECT relname AS name, seq_scan AS scans FROM pg_stat_user_tables
    WHERE relname IN ('customers', 'transactions', 'payment_links', 'deposit_addresses')`;
  return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]));
}

const id = `cus_${"77".padStart(26, "0")}`;

it.each([
  ["the first page", () => listCustomers(scope, {})],
  ["a deep page", async () => listCustomers(scope, { after: await deep() })],
  ["a page backwards", async () => listCustomers(scope, { before: await deep() })],
  ["an e-mail's beginning", () => listCustomers(scope, { q: "c7421@" })],
  ["a rare word", () => listCustomers(scope, { q: "pérez 8f14e45fce" })],
  ["a word of everybody", () => listCustomers(scope, { q: "cliente" })],
  ["a whole id", () => listCustomers(scope, { q: id })],
  ["the merchant's own reference", () => listCustomers(scope, { q: "R-4242" })],
  ["nobody", () => listCustomers(scope, { q: "zzz nobody" })],
  ["one customer's page", () => getCustomer(scope, { customerId: id })],
])("%s reads no whole table", async (_name, look) => {
  const { customers, transactions } = await wholeTableScans();
  await behindWall<unknown>(scope, look);
  expect(await wholeTableScans()).toMatchObject({ customers, transactions });
});

it("would see a whole table being read", async () => {
  const { customers = 0n } = await wholeTableScans();
  await db().customer.count({ where: { country: "CO" } });
  expect((await wholeTableScans()).customers).toBeGreaterThan(customers);
});

async function deep(): Promise<string> {
  const at = new Date(Date.now() - (CUSTOMERS / 2) * 60_000);
  return `${at.getTime().toString(36)}.cus_${"0".repeat(26)}`;
}
