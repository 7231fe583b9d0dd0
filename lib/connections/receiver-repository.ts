import { textArray } from "../db/binary-array.ts";
import { intakePool } from "../db/pool.ts";
import type { ConnectionColumns } from "./to-connection.ts";

/**
 * The one query without a scope: a webhook brings nothing but the connection's id. What it finds may be used to check
 * the webhook's proof, and only then becomes a scope. Plain SQL: the listener for webhooks does without Prisma.
 */
export async function listReceiverRows(ids: readonly string[]): Promise<ConnectionColumns[]> {
  const { rows } = await intakePool().query<ConnectionColumns>({
    name: "receivers",
    text: `
      SELECT merchant_id AS "merchantId", id, provider, name, mode, base_url AS "baseUrl",
        sealed_credentials AS "sealedCredentials", credentials_set_at AS "credentialsSetAt",
        previous_sealed AS "previousSealed", previous_until AS "previousUntil", disabled_at AS "disabledAt"
      FROM connections WHERE id = ANY($1::text[])`,
    values: [textArray(ids)],
  });
  return rows;
}
