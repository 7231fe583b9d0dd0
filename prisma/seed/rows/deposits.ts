import type { Scope } from "#lib/auth/scope.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { pool } from "#lib/db/pool.ts";
import { bindAddress } from "#lib/deposits/bind-address.ts";

/** The addresses behind the deposits of the past: bound anew, which at the provider means the ones that they had. */
export async function seedDepositAddresses(scope: Scope, connections: readonly Connection[]): Promise<void> {
  for (const { id, provider } of connections) {
    if (provider.operations.bindDepositAddress === undefined) continue;
    for (const { reference, protocol } of await listPayers(scope, id))
      await bindAddress(scope, {
        connectionId: id,
        reference,
        protocol,
        customerName: "",
        customerEmail: "",
      });
  }
  await pool().query(
    `UPDATE deposit_addresses AS address SET bound_at = first.at - interval '1 day' FROM (
       SELECT connection_id, reference, min(created_at) AS at FROM transactions
       WHERE merchant_id = $1 AND kind = 'deposit' GROUP BY connection_id, reference) AS first
     WHERE address.merchant_id = $1 AND address.connection_id = first.connection_id
       AND address.reference = first.reference`,
    [scope.merchantId],
  );
}

/** Tron addresses begin with T; the other networks share one kind. */
async function listPayers(
  scope: Scope,
  connectionId: string,
): Promise<{ reference: string; protocol: string }[]> {
  const { rows } = await pool().query<{ reference: string; protocol: string }>(
    `SELECT DISTINCT reference, CASE WHEN address LIKE 'T%' THEN 'tron' ELSE 'evm' END AS protocol
     FROM transactions WHERE merchant_id = $1 AND connection_id = $2 AND kind = 'deposit' ORDER BY reference`,
    [scope.merchantId, connectionId],
  );
  return rows;
}
