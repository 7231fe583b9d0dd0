import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { assertId, type CustomerId, newId } from "../ids.ts";

export interface CustomerIdentity {
  readonly id: CustomerId;
  readonly name: string;
  readonly email: string | null;
}

interface NewCustomer {
  readonly name: string;
  readonly email: string | null;
  readonly country: string | null;
}

/** Inserts, or does nothing when somebody with this e-mail was written down meanwhile. */
export async function insertCustomer(tx: Tx, scope: Scope, customer: NewCustomer): Promise<void> {
  const row = { merchantId: scope.merchantId, id: newId("customer"), ...customer };
  await tx.customer.createMany({ data: [row], skipDuplicates: true });
}

export async function findCustomerByEmail(
  tx: Tx,
  scope: Scope,
  email: string,
): Promise<CustomerIdentity | null> {
  const row = await tx.customer.findUnique({
    where: { merchantId_email: { merchantId: scope.merchantId, email } },
  });
  return row && identity(row);
}

/** The oldest customer of exactly this name without an e-mail. */
export async function findCustomerByName(
  tx: Tx,
  scope: Scope,
  name: string,
): Promise<CustomerIdentity | null> {
  const row = await tx.customer.findFirst({
    where: { merchantId: scope.merchantId, name, email: null },
    orderBy: { id: "asc" },
  });
  return row && identity(row);
}

export async function findIdentity(tx: Tx, scope: Scope, id: CustomerId): Promise<CustomerIdentity> {
  return identity(
    await tx.customer.findUniqueOrThrow({ where: { merchantId_id: { merchantId: scope.merchantId, id } } }),
  );
}

/**
 * The customer or, where it was merged, the one it is part of; null when there is none. The row is kept from being
 * merged until the unit ends: the lock is the one that a foreign key takes, so those who only refer to it never wait for
 * each other.
 */
export async function holdCustomer(tx: Tx, scope: Scope, id: CustomerId): Promise<CustomerId | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT coalesce(merged_into_id, id) AS id FROM customers
    WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR KEY SHARE`;
  const found = rows[0];
  return found === undefined ? null : assertId("customer", found.id);
}

function identity(row: { id: string; name: string; email: string | null }): CustomerIdentity {
  return { id: assertId("customer", row.id), name: row.name, email: row.email };
}
