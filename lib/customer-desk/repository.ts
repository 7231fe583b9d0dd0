import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Customer, CustomerNote, CustomerReveal } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import type { CustomerId, MemberId } from "../ids.ts";

export type StoredCustomer = Customer;

export async function findCustomer(
  scope: Scope,
  id: string,
  reader: Reader = db(),
): Promise<StoredCustomer | null> {
  return reader.customer.findUnique({ where: { merchantId_id: { merchantId: scope.merchantId, id } } });
}

/** Who was merged into it, the latest first. */
export async function listMerged(scope: Scope, id: string, reader: Reader = db()): Promise<StoredCustomer[]> {
  return reader.customer.findMany({
    where: { merchantId: scope.merchantId, mergedIntoId: id },
    orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
    take: 50,
  });
}

export async function listNotes(scope: Scope, customerId: string, limit: number): Promise<CustomerNote[]> {
  return db().customerNote.findMany({
    where: { merchantId: scope.merchantId, customerId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export async function countNotes(scope: Scope, customerId: string): Promise<number> {
  return db().customerNote.count({ where: { merchantId: scope.merchantId, customerId } });
}

export async function insertNote(
  tx: Tx,
  scope: Scope,
  note: Omit<CustomerNote, "merchantId">,
): Promise<void> {
  await tx.customerNote.create({ data: { ...note, merchantId: scope.merchantId } });
}

export async function listReveals(
  scope: Scope,
  customerId: string,
  limit: number,
): Promise<CustomerReveal[]> {
  return db().customerReveal.findMany({
    where: { merchantId: scope.merchantId, customerId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export async function insertReveal(
  tx: Tx,
  scope: Scope,
  reveal: Omit<CustomerReveal, "merchantId" | "customerId"> & { readonly customerId: CustomerId },
): Promise<void> {
  await tx.customerReveal.create({ data: { ...reveal, merchantId: scope.merchantId } });
}

/** How often this member looked since then. Their next look waits until this one is written down. */
export async function countRevealsBy(tx: Tx, scope: Scope, memberId: MemberId, since: Date): Promise<number> {
  const key = `reveal:${scope.merchantId}:${memberId}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text AS locked`;
  return tx.customerReveal.count({
    where: { merchantId: scope.merchantId, memberId, at: { gt: since } },
  });
}
