import type { Scope } from "#lib/auth/scope.ts";
import { refreshBalance } from "#lib/balances/refresh-balance.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { pool } from "#lib/db/pool.ts";
import { newId } from "#lib/ids.ts";

interface DayEnd {
  readonly connection_id: string;
  readonly currency: string;
  readonly as_of: Date;
  readonly total_in: string;
  readonly total_out: string;
  readonly waiting: string;
}

/** Card money at the gateway becomes available two days after it was paid. */
const WAITS = "2 days";

/**
 * One snapshot a day and currency, as each day's refresh would have left it. Payments in a paid state came, refunds and
 * payouts went; what a provider that states balances would not have stated is left out.
 */
export async function seedBalanceHistory(
  scope: Scope,
  connections: readonly Connection[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<number> {
  const { rows } = await pool().query<DayEnd>(DAY_ENDS, [scope.merchantId, from, to]);
  const snapshots = rows.flatMap((row) => {
    const connection = connections.find(({ id }) => id === row.connection_id);
    return connection === undefined ? [] : [snapshotOf(scope, connection, row)];
  });
  await pool().query(
    `INSERT INTO balance_snapshots
       (merchant_id, id, connection_id, mode, currency, available, pending, total_in, total_out, source, as_of)
     SELECT merchant_id, id, connection_id, 'test', currency, available, pending, total_in, total_out, source, as_of
     FROM jsonb_populate_recordset(NULL::balance_snapshots, $1::jsonb)
     WHERE available IS NOT NULL`,
    [JSON.stringify(snapshots.filter((snapshot) => snapshot !== null))],
  );
  return snapshots.length;
}

/** The present balances, asked for by the live operation. */
export async function refreshBalances(scope: Scope, connections: readonly Connection[]): Promise<void> {
  for (const { id, name } of connections) {
    const answer = await refreshBalance(scope, id);
    if (!answer.ok) throw new Error(`${name} gave no balance: ${answer.error.message}`);
  }
}

function snapshotOf(scope: Scope, { id, provider }: Connection, row: DayEnd) {
  const { currency, as_of, total_in, total_out, waiting } = row;
  const isStated = provider.operations.listBalances !== undefined;
  // 88Pay states one currency, its account's; the other custodial one keeps card money back for two days.
  if (isStated && provider.id === "88pay" && currency !== "COP") return null;
  const keepsBack = isStated && provider.id !== "88pay";
  return {
    merchant_id: scope.merchantId,
    id: newId("balance", as_of),
    connection_id: id,
    currency,
    available: `${difference(total_in, total_out, keepsBack ? waiting : "0")}`,
    pending: keepsBack ? waiting : isStated ? null : "0",
    total_in: keepsBack ? null : total_in,
    total_out: keepsBack ? null : total_out,
    source: isStated ? "provider" : "derived",
    as_of,
  };
}

const SCALE = 18;

function difference(whole: string, ...parts: readonly string[]): string {
  const left = parts.reduce((rest, part) => rest - units(part), units(whole));
  const sign = left < 0n ? "-" : "";
  const digits = (left < 0n ? -left : left).toString().padStart(SCALE + 1, "0");
  return `${sign}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`;
}

function units(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(SCALE, "0").slice(0, SCALE));
}

const DAY_ENDS = `
  WITH moved AS (
    SELECT connection_id, currency, paid_at, COALESCE(received, amount) AS amount, kind IN ('payment', 'deposit') AS came
    FROM transactions
    WHERE merchant_id = $1 AND mode = 'test' AND paid_at IS NOT NULL AND status <> 'review'
  ), places AS (
    SELECT connection_id, currency, min(paid_at) AS since FROM moved GROUP BY 1, 2
  ), ends AS (
    SELECT day_end AS as_of FROM generate_series($2::timestamptz, $3::timestamptz - interval '1 hour', interval '1 day') AS day_end
  )
  SELECT places.connection_id, places.currency, ends.as_of,
    COALESCE(sum(amount) FILTER (WHERE came), 0)::text AS total_in,
    COALESCE(sum(amount) FILTER (WHERE NOT came), 0)::text AS total_out,
    COALESCE(sum(amount) FILTER (WHERE came AND moved.paid_at > ends.as_of - interval '${WAITS}'), 0)::text AS waiting
  FROM places JOIN ends ON ends.as_of > places.since
  JOIN moved ON moved.connection_id = places.connection_id AND moved.currency = places.currency AND moved.paid_at <= ends.as_of
  GROUP BY 1, 2, 3 ORDER BY 3`;
