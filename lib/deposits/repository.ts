import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { DepositAddress as AddressRow, Prisma } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import type { ConnectionId, CustomerId } from "../ids.ts";

export type { AddressRow };

export interface BoundName {
  readonly connectionId: ConnectionId;
  readonly reference: string;
  readonly protocol: string;
}

/** Until the database transaction ends, nobody else writes this reference's addresses. */
export async function lockReference(
  tx: Tx,
  scope: Scope,
  { connectionId, reference }: BoundName,
): Promise<void> {
  const key = `deposit:${scope.merchantId}:${connectionId}:${reference}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text AS locked`;
}

/** The address that is bound to the reference now. */
export async function findBound(
  scope: Scope,
  name: BoundName,
  reader: Reader = db(),
): Promise<AddressRow | null> {
  return reader.depositAddress.findFirst({
    where: { merchantId: scope.merchantId, ...name, unboundAt: null },
    orderBy: { boundAt: "desc" },
  });
}

/** The row of an earlier time at which the reference had this very address. */
export async function findEarlier(
  tx: Tx,
  scope: Scope,
  name: BoundName,
  address: string,
): Promise<AddressRow | null> {
  return tx.depositAddress.findFirst({
    where: { merchantId: scope.merchantId, ...name, address, unboundAt: { not: null } },
    orderBy: { boundAt: "desc" },
  });
}

export async function findAddress(scope: Scope, id: string): Promise<AddressRow | null> {
  return db().depositAddress.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

export async function insertAddress(
  tx: Tx,
  scope: Scope,
  row: Omit<AddressRow, "merchantId" | "mode" | "unboundAt">,
): Promise<void> {
  const chains = [...row.chains];
  await tx.depositAddress.create({
    data: { ...row, chains, merchantId: scope.merchantId, mode: scope.mode },
  });
}

export async function updateAddress(
  tx: Tx,
  scope: Scope,
  id: string,
  data: Prisma.DepositAddressUncheckedUpdateInput,
): Promise<void> {
  await tx.depositAddress.update({ where: { merchantId_id: { merchantId: scope.merchantId, id } }, data });
}

/** The customer of whoever has, or last had, this reference at the connection. */
export async function findReferenceCustomer(
  tx: Tx,
  scope: Scope,
  connectionId: string,
  reference: string,
): Promise<CustomerId | null> {
  const rows = await tx.$queryRaw<{ customerId: CustomerId }[]>`
    SELECT customer_id AS "customerId" FROM deposit_addresses
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ${connectionId} AND reference = ${reference}
      AND customer_id IS NOT NULL
    ORDER BY (unbound_at IS NULL) DESC, bound_at DESC LIMIT 1`;
  return rows[0]?.customerId ?? null;
}
