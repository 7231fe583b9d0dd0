import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { asOwner } from "../db/as-owner.ts";
import { pool } from "../db/pool.ts";
import { type PlanNode, recordPlans } from "../db/testing/record-plans.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { behindWall } from "../db/walls/wall.ts";
import { getOverview } from "../overview/get-overview.ts";
import { encodeCursor } from "../paging.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { countTabs } from "./count-tabs.ts";
import { foldCounts } from "./fold-counts.ts";
import { getTransaction } from "./get-transaction.ts";
import { listTransactions } from "./list-transactions.ts";
import { transactionFiltersSchema } from "./schema.ts";
import { STATUS_TAB_IDS, TRANSACTION_KINDS } from "./status.ts";

const ROWS = 40_000;
const DAYS = 400;
/** Of each value that is walked on its own, and there are at most eight, a page. */
const MOST_SORTED = 8 * 51;
/** Of one table's rows in one step: an index that serves as a mere list of the merchant's rows gives all of them. */
const MOST_READ = ROWS / 4;
/** The inbox has tables for months in which nothing came: reading those is no reading. */
const BIG = /^(transactions|customers|timeline_entries|webhook_events.*|webhook_event_keys)$/;

let database: TestDatabase;
let scope: Scope;
let connections: readonly string[] = [];
const idOf = (n: number) => `txn_${String(n).padStart(26, "0")}`;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  const made = [];
  for (let count = 0; count < 4; count += 1) made.push((await aConnection(scope)).id);
  connections = made;
  const neighbour = await aMerchant();
  await fill(scope, connections, ROWS);
  await fill(neighbour, [(await aConnection(neighbour)).id], 5_000);
  await asOwner((owner) =>
    owner.query(
      "VACUUM (ANALYZE) transactions, customers, timeline_entries, webhook_events, webhook_event_keys",
    ),
  );
  await foldCounts();
  await asOwner((owner) =>
    owner.query(
      "VACUUM (ANALYZE) transaction_totals, transaction_days, transaction_way_days, transaction_hours",
    ),
  );
}, 120_000);
afterAll(() => database.drop());

/** Common and rare values of everything; each connection has methods and currencies of its own. */
async function fill(
  { merchantId, mode }: Scope,
  connectionIds: readonly string[],
  rows: number,
): Promise<void> {
  await pool().query(
    `INSERT INTO customers (merchant_id, id, name, email)
     SELECT $1, 'cus_' || lpad(n::text, 26, '0'), 'Name' || n % 500 || ' Family' || n, 'person' || n || '@mail.example'
     FROM generate_series(1, $2::int / 8) AS n`,
    [merchantId, rows],
  );
  await pool().query(
    `INSERT INTO transactions (merchant_id, id, connection_id, provider, mode, kind, status, reference, external_id, amount,
       currency, method, method_label, network, tx_hash, address, country, invoice_number, customer_id, idempotency_key, created_at)
     SELECT $1, 'txn_' || lpad(n::text, 26, '0'), ($3::text[])[1 + way], 'payin', $2,
       CASE WHEN n % 50 = 0 THEN 'refund' WHEN n % 51 = 0 THEN 'payout' WHEN n % 101 = 0 THEN 'deposit' ELSE 'payment' END,
       CASE WHEN n > $4::int - 100 THEN 'pending' WHEN n % 300 = 0 THEN 'review' WHEN n % 40 = 0 THEN 'refunded'
         WHEN n % 25 = 0 THEN 'failed' WHEN n % 9 = 0 THEN 'declined' WHEN n % 11 = 0 THEN 'expired' ELSE 'succeeded' END,
       'ORD-' || lpad(n::text, 6, '0'), 'ext_' || n, 10 + (n * 7919 % 99991) / 10.0,
       CASE WHEN way = 3 THEN 'USDT' WHEN n % 70 = 0 THEN 'CLP' ELSE 'COP' END,
       CASE WHEN way = 3 THEN 'usdt-tron-nile' WHEN way = 2 THEN 'oxxo' WHEN n % 2 = 0 THEN 'pse' ELSE 'card' END, 'Method',
       NULL, CASE WHEN way = 3 THEN '0x' || n END, CASE WHEN way = 3 THEN 'T' || n END,
       CASE WHEN way < 3 THEN CASE WHEN n % 70 = 0 THEN 'CL' ELSE 'CO' END END,
       CASE WHEN n % 3 = 0 THEN 'INV-' || lpad(n::text, 6, '0') END, 'cus_' || lpad((1 + n % ($4::int / 8))::text, 26, '0'),
       'key_' || n, now() - make_interval(secs => ($4::int - n) * ${DAYS} * 86400.0 / $4::int)
     FROM (SELECT n, (n * 31 % 10) / 3 % cardinality($3::text[]) AS way FROM generate_series(1, $4::int) AS n) AS drawn`,
    [merchantId, mode, connectionIds, rows],
  );
  await pool().query(
    `INSERT INTO timeline_entries (merchant_id, id, transaction_id, source, verdict, summary, at)
     SELECT $1, 'tle_' || lpad(n::text, 26, '0'), 'txn_' || lpad(n::text, 26, '0'), 'webhook', 'applied', 'Paid', now()
     FROM generate_series(1, $2::int) AS n`,
    [merchantId, rows],
  );
  // As many in each of four months, whatever day it is: a table with hardly a row is read whole, and rightly.
  await pool().query(
    `WITH keys AS (
       INSERT INTO webhook_event_keys (merchant_id, connection_id, external_event_id, event_id)
       SELECT $1, $3, 'theirs_' || n, 'evt_' || lpad(n::text, 26, '0') FROM generate_series(1, $4::int) AS n)
     INSERT INTO webhook_events (merchant_id, id, connection_id, provider, mode, external_event_id, type, status, headers,
       body, body_hash, received_at, transaction_id)
     SELECT $1, 'evt_' || lpad(n::text, 26, '0'), $3, 'payin', $2, 'theirs_' || n, 'payment', 'processed', '{}', '', '', month + (least(now(), month + interval '1 month') - month) * (n::float8 / $4::int),
       'txn_' || lpad(n::text, 26, '0')
     FROM generate_series(1, $4::int) AS n, LATERAL (SELECT date_trunc('month', now(), 'UTC') - make_interval(months => n % 4) AS month) AS of`,
    [merchantId, mode, connectionIds[0], rows / 2],
  );
}

async function expectQuick(work: () => Promise<unknown>, mostSorted = MOST_SORTED): Promise<void> {
  const plans = await recordPlans(database.url, () => behindWall(scope, work));
  expect(plans.length).toBeGreaterThan(0);
  for (const { nodes, sql } of plans) {
    const read = nodes.filter(
      ({ type, table, taken }) => type === "Seq Scan" && table !== null && BIG.test(table) && taken > 0,
    );
    expect(
      read.map(({ table }) => table),
      sql,
    ).toEqual([]);
    const walked = nodes.filter(({ table, taken }) => table !== null && BIG.test(table) && taken > MOST_READ);
    expect(
      walked.map(({ table, index, taken }) => `${table} ${index}: ${taken}`),
      sql,
    ).toEqual([]);
    const sorted = nodes.filter(isSort).map(({ taken }) => taken);
    expect(Math.max(0, ...sorted), sql).toBeLessThanOrEqual(mostSorted);
  }
}

function isSort({ type }: PlanNode): boolean {
  return type === "Sort" || type === "Incremental Sort";
}

const list = (params: Record<string, string>) => () =>
  listTransactions(scope, transactionFiltersSchema.parse(params));
const middle = encodeCursor({ at: new Date(Date.now() - (DAYS / 2) * 86_400_000), id: idOf(ROWS / 2) });

describe("a page of the list is read from an index, and no more than pages are sorted", () => {
  it.each([
    {},
    { after: middle },
    { before: middle },
    ...STATUS_TAB_IDS.flatMap((tab) => [{ tab }, { tab, after: middle }, { tab, before: middle }]),
    ...TRANSACTION_KINDS.map((kind) => ({ kind })),
    ...["pse", "oxxo", "usdt-tron-nile", "pse,oxxo", "none"].map((method) => ({ method })),
    ...["COP", "CLP", "USDT", "BRL"].map((currency) => ({ currency })),
    ...["CO", "CL", "BR"].map((country) => ({ country })),
    ...["24h", "7d", "30d", "90d"].map((range) => ({ range })),
    { min: "100" },
    { max: "500" },
    { min: "432.1", max: "432.1" },
    { min: "5000", max: "5001" },
    { min: "1000", max: "5000", after: middle },
    { tab: "failed", method: "pse", currency: "COP" },
    { tab: "review", country: "CL" },
    { tab: "refunded", kind: "payment", range: "30d" },
    { method: "pse,card", currency: "CLP", after: middle },
    { currency: "CLP", min: "100", max: "2000" },
    { method: "usdt-tron-nile", country: "CO" },
    { tab: "pending", after: middle },
  ])("%o", async (params: Record<string, string>) => {
    await expectQuick(list(params));
  });

  it("for one connection and for several", async () => {
    const [first = "", second = "", third = ""] = connections;
    await expectQuick(list({ connection: first }));
    await expectQuick(list({ connection: `${first},${second},${third}`, after: middle }));
    await expectQuick(list({ connection: `${first},${second}`, tab: "failed" }));
    await expectQuick(list({ connection: first, method: "usdt-tron-nile" }));
    await expectQuick(list({ connection: first, currency: "USDT", tab: "succeeded" }));
  });
});

describe("a page that is planned once for whatever values", () => {
  it.each([{ tab: "review" }, { method: "none" }, { currency: "USDT" }, { country: "CL" }])(
    "%o, reads what the page holds",
    async (params: Record<string, string>) => {
      const plans = await recordPlans(database.url, () => behindWall(scope, list(params)));
      const page = plans.find(({ sql }) => sql.includes("customerName"));
      const read = page?.nodes.filter(({ table }) => table === "transactions").map(({ taken }) => taken);
      expect(read?.length).toBe(1);
      expect(Math.max(0, ...(read ?? []))).toBeLessThanOrEqual(MOST_SORTED);
    },
  );

  it("is not planned at all where nothing came with all that is chosen", async () => {
    const [first = ""] = connections;
    const never = { connection: first, method: "usdt-tron-nile" };
    const plans = await recordPlans(database.url, () => behindWall(scope, list(never)));
    expect(plans.map(({ sql }) => sql).filter((sql) => sql.includes("FROM transactions"))).toEqual([]);
  });
});

describe("a search", () => {
  it.each([
    idOf(777),
    "ORD-000777",
    "ext_777",
    "INV-000777",
    "0x777",
    "T777",
    "theirs_777",
    "ORD-0007",
    "person77@mail",
    "Family777",
    "nobody at all",
  ])("for %s has an index", async (q) => {
    // What a beginning finds is sorted; how much that is, is the search's own matter.
    await expectQuick(list({ q }), Number.POSITIVE_INFINITY);
  });
});

describe("counts", () => {
  it.each([
    {},
    { method: "pse", currency: "COP" },
    { range: "24h" },
    { range: "90d", country: "CL" },
    { min: "100" },
    { min: "5000", max: "5001" },
    { q: "ORD-000777" },
  ])("under %o read no table of rows as a whole", async (params: Record<string, string>) => {
    const count = () => countTabs(scope, transactionFiltersSchema.parse(params));
    await expectQuick(count, Number.POSITIVE_INFINITY);
  });
});

it("one transaction and the overview read no table of rows as a whole", async () => {
  await expectQuick(() => getTransaction(scope, { transactionId: idOf(777) }));
  await expectQuick(() => getOverview(scope, { range: "30d" }), Number.POSITIVE_INFINITY);
});

describe("more values than one", () => {
  it("give the rows that one walk over all of them would give", async () => {
    const { rows } = await listTransactions(
      scope,
      transactionFiltersSchema.parse({ tab: "failed", after: middle }),
    );
    const { rows: expected } = await pool().query<{ id: string }>(
      `SELECT id FROM transactions WHERE merchant_id = $1 AND status IN ('failed', 'declined', 'canceled')
         AND (created_at, id) < ($2, $3) ORDER BY created_at DESC, id DESC LIMIT 50`,
      [scope.merchantId, new Date(Number.parseInt(middle.split(".")[0] ?? "", 36)), idOf(ROWS / 2)],
    );
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });
});
