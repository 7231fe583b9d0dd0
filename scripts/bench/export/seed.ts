import type pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import { newId } from "#lib/ids.ts";
import { aConnection, aMerchant } from "#lib/testing/merchant-fixture.ts";

const STEP = 100_000;

/** One merchant with so many varied transactions of ninety days, a thousand customers and two connections. */
export async function seedTransactions(client: pg.ClientBase, rows: number): Promise<Scope> {
  const scope = await aMerchant();
  const connections = [(await aConnection(scope)).id, (await aConnection(scope)).id];
  const customers = Array.from({ length: 1000 }, () => newId("customer"));
  await client.query(
    `INSERT INTO customers (merchant_id, id, name, email)
     SELECT $1, id, 'Customer ' || place, 'customer' || place || '@altura.example'
     FROM unnest($2::text[]) WITH ORDINALITY AS c(id, place)`,
    [scope.merchantId, customers],
  );
  const indexes = await dropIndexes(client);
  for (let from = 0; from < rows; from += STEP) {
    await client.query(INSERT, [
      scope.merchantId,
      connections,
      scope.mode,
      customers,
      from,
      Math.min(from + STEP, rows) - 1,
      rows,
    ]);
  }
  for (const index of indexes) await client.query(index);
  await client.query("VACUUM (ANALYZE) transactions, customers");
  return scope;
}

/** Indexes made afterwards are made in a fraction of the time; answers how to make them. */
async function dropIndexes(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes
     WHERE tablename = 'transactions' AND indexname <> 'transactions_pkey'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ made }) => made);
}

const INSERT = `
  INSERT INTO transactions (merchant_id, id, connection_id, provider, mode, kind, status, reason, reference, external_id,
    amount, currency, received, fee, method, method_label, network, tx_hash, address, country, description, invoice_number,
    customer_id, idempotency_key, created_at, updated_at, paid_at)
  SELECT $1, 'txn_01' || lpad(n::text, 24, '0'), ($2::text[])[1 + n % 2], 'payin', $3,
    (ARRAY['payment', 'payment', 'payment', 'payout', 'refund', 'deposit'])[1 + n % 6],
    (ARRAY['succeeded', 'pending', 'failed', 'declined', 'underpaid', 'expired', 'succeeded'])[1 + n % 7],
    CASE WHEN n % 7 = 3 THEN 'Insufficient funds' END, 'ORD-' || n, 'ext_' || n,
    (n % 100000) + 0.25, (ARRAY['COP', 'USDT'])[1 + n % 2], CASE WHEN n % 7 IN (0, 4) THEN n % 5000 END,
    CASE WHEN n % 3 = 0 THEN 1.5 END, (ARRAY['pse', 'card', 'nequi'])[1 + n % 3],
    (ARRAY['PSE', 'Card', 'Nequi'])[1 + n % 3], CASE WHEN n % 2 = 1 THEN 'tron' END,
    CASE WHEN n % 2 = 1 THEN md5(n::text) || md5(n::text || 'x') END, CASE WHEN n % 2 = 1 THEN 'T' || md5(n::text) END,
    (ARRAY['CO', 'MX', 'BR'])[1 + n % 3], 'Order ' || n || ', coffee in bags of a kilo',
    CASE WHEN n % 4 = 0 THEN 'INV-' || n END, ($4::text[])[1 + n % 1000], 'key_' || n,
    now() - ($7::int - n) * (interval '90 days' / $7::int), now(), CASE WHEN n % 7 = 0 THEN now() END
  FROM generate_series($5::int, $6::int) AS n`;
