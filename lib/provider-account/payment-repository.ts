import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { ConnectionId } from "../ids.ts";
import type { TransactionStatus } from "../transactions/status.ts";

export interface OurRecord {
  readonly id: string;
  readonly externalId: string | null;
  readonly status: TransactionStatus;
  readonly amount: Prisma.Decimal;
  readonly currency: string;
}

/** Our records of a connection that have one of the provider's ids, or are named by our own. */
export async function findOurRecords(
  scope: Scope,
  connectionId: ConnectionId,
  names: { readonly externalIds: readonly string[]; readonly ids: readonly string[] },
): Promise<OurRecord[]> {
  return db().$queryRaw<OurRecord[]>`
    SELECT id, external_id AS "externalId", status, amount, currency FROM transactions
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ${connectionId}
      AND (external_id = ANY(${[...names.externalIds]}) OR id = ANY(${[...names.ids]}))`;
}
