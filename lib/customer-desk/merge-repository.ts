import type { Scope } from "../auth/scope.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";

export interface LockedCustomer {
  readonly id: CustomerId;
  readonly name: string;
  readonly email: string | null;
  readonly externalRef: string | null;
  readonly country: string | null;
  readonly createdAt: Date;
  readonly mergedIntoId: string | null;
}

/**
 * A payment holds its link and then refers to its customer; a merge holds the customer and then needs the link. Where the
 * two meet, the merge gives way, and before PostgreSQL's own search for deadlocks (1 s) could choose the payment instead.
 */
const GIVE_WAY = statement("SET LOCAL lock_timeout = '400ms'");

const LOCK = statement(`
  SELECT id, name, email, external_ref AS "externalRef", country, created_at AS "createdAt",
    merged_into_id AS "mergedIntoId"
  FROM customers WHERE merchant_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE`);

/** Both rows, always locked in the order of their ids: nobody refers to either, or merges either, until the unit ends. */
export async function lockCustomers(
  tx: Tx,
  scope: Scope,
  ids: readonly CustomerId[],
): Promise<LockedCustomer[]> {
  await tx.run(GIVE_WAY, []);
  return tx.run<LockedCustomer>(LOCK, [scope.merchantId, ids]);
}

const MOVE_NOTES = statement(`
  UPDATE customer_notes SET customer_id = $3 WHERE merchant_id = $1 AND customer_id = $2 RETURNING 1`);
const MOVE_REVEALS = statement(`
  UPDATE customer_reveals SET customer_id = $3 WHERE merchant_id = $1 AND customer_id = $2`);
const POINT_ON = statement(`
  UPDATE customers SET merged_into_id = $3 WHERE merchant_id = $1 AND merged_into_id = $2`);

/** Notes, looks at the personal data, and pointers: a pointer to a pointer there never is. Returns how many notes. */
export async function moveOwn(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  const values = [scope.merchantId, from, to];
  const notes = await tx.run(MOVE_NOTES, values);
  await tx.run(MOVE_REVEALS, values);
  await tx.run(POINT_ON, values);
  return notes.length;
}

const POINT = statement(`
  UPDATE customers SET merged_into_id = $3, merged_at = $4, merged_by = $5, email = $6
  WHERE merchant_id = $1 AND id = $2`);
const COMPLETE = statement(`
  UPDATE customers SET email = $3, external_ref = $4, country = $5, created_at = least(created_at, $6)
  WHERE merchant_id = $1 AND id = $2`);

/** The one that goes becomes a pointer; the one that stays takes what it lacks. An e-mail is never on both. */
export async function point(
  tx: Tx,
  scope: Scope,
  { stays, goes }: { readonly stays: LockedCustomer; readonly goes: LockedCustomer },
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  const left = stays.email === null ? null : goes.email;
  await tx.run(POINT, [scope.merchantId, goes.id, stays.id, at, by, left]);
  await tx.run(COMPLETE, [
    scope.merchantId,
    stays.id,
    stays.email ?? goes.email,
    stays.externalRef ?? goes.externalRef,
    stays.country ?? goes.country,
    goes.createdAt,
  ]);
}
