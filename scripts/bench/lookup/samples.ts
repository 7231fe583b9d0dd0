import type pg from "pg";
import type { World } from "./seed.ts";

/** A transaction from the middle of the history that has everything that can be searched by. */
export async function sampleOf(client: pg.ClientBase, { scope }: World) {
  type Sample = Record<
    | "id"
    | "reference"
    | "external"
    | "invoice"
    | "hash"
    | "address"
    | "method"
    | "currency"
    | "amount"
    | "email"
    | "name"
    | "event",
    string
  >;
  const { rows } = await client.query<Sample>(
    `SELECT t.id, t.reference, t.external_id AS external, t.invoice_number AS invoice, t.tx_hash AS hash, t.address, t.method,
       t.currency, trim_scale(t.amount)::text AS amount, customer.email, customer.name, key.external_event_id AS event
     FROM transactions t JOIN customers customer ON customer.merchant_id = t.merchant_id AND customer.id = t.customer_id
     JOIN webhook_events event ON event.merchant_id = t.merchant_id AND event.transaction_id = t.id
     JOIN webhook_event_keys key ON key.merchant_id = t.merchant_id AND key.event_id = event.id
     WHERE t.merchant_id = $1 AND t.tx_hash IS NOT NULL AND t.invoice_number IS NOT NULL AND event.received_at < now() - interval '40 days'
     ORDER BY t.id LIMIT 1`,
    [scope.merchantId],
  );
  const [sample] = rows;
  if (sample === undefined) throw new Error("the seed made no transaction with everything");
  return sample;
}

/** What the fewest transactions have, and a method that the first connection never has. */
export async function rareOf(client: pg.ClientBase, { scope, ways }: World) {
  const rarest = async (column: string): Promise<string> => {
    const { rows } = await client.query<{ value: string }>(
      `SELECT ${column} AS value FROM transactions WHERE merchant_id = $1 AND ${column} IS NOT NULL
       GROUP BY 1 ORDER BY count(*), 1 LIMIT 1`,
      [scope.merchantId],
    );
    return rows[0]?.value ?? "";
  };
  const own = new Set(ways[0]?.methods.map(({ id }) => id));
  const foreign = ways.flatMap(({ methods }) => methods).find(({ id }) => !own.has(id));
  return {
    connection: await rarest("connection_id"),
    method: await rarest("method"),
    currency: await rarest("currency"),
    country: await rarest("country"),
    foreignMethod: foreign?.id ?? "",
  };
}

export async function cursorAt(client: pg.ClientBase, { scope }: World, part: number) {
  const { rows } = await client.query<{ id: string; at: Date }>(
    `SELECT id, created_at AS at FROM transactions WHERE merchant_id = $1 AND mode = $2 AND created_at >= (
       SELECT min(created_at) + (max(created_at) - min(created_at)) * $3::float8 FROM transactions WHERE merchant_id = $1)
     ORDER BY created_at, id LIMIT 1`,
    [scope.merchantId, scope.mode, part],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the seed made no transactions");
  return row;
}
