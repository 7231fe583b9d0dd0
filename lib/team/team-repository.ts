import { connectionLimit } from "../auth/connection-limit.ts";
import { type HeldRole, heldRole, type Role } from "../auth/permissions.ts";
import type { ConnectionLimit } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";

/** One change of the team at a time, until the unit ends. Rows that only point to the merchant are not kept waiting. */
export async function lockMerchant(tx: Tx, merchantId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM merchants WHERE id = ${merchantId} FOR NO KEY UPDATE`;
}

interface Holding {
  readonly role: HeldRole;
  readonly connectionIds: ConnectionLimit;
}

/** What an active member has; null for anybody else. */
export async function findHolding(tx: Tx, merchantId: string, id: string): Promise<Holding | null> {
  const [row] = await tx.$queryRaw<{ role: string; connectionIds: string[] | null }[]>`
    SELECT role, connection_ids AS "connectionIds" FROM members
    WHERE merchant_id = ${merchantId} AND id = ${id} AND disabled_at IS NULL AND removed_at IS NULL`;
  if (row === undefined) return null;
  const own = await tx.customRole.findFirst({ where: { merchantId, id: row.role } });
  const role = heldRole(row.role, own);
  return role && { role, connectionIds: connectionLimit(row.connectionIds) };
}

interface RoleHolder {
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly limit: ConnectionLimit;
}

/** Active members of these built-in roles, in the order in which they came. */
export async function listByRole(tx: Tx, merchantId: string, roles: readonly Role[]): Promise<RoleHolder[]> {
  const rows = await tx.$queryRaw<(Omit<RoleHolder, "limit"> & { connectionIds: string[] | null })[]>`
    SELECT member.id AS "memberId", member.role, member.connection_ids AS "connectionIds", person.name, person.email
    FROM members member JOIN users person ON person.id = member.user_id
    WHERE member.merchant_id = ${merchantId} AND member.role = ANY(${[...roles]}::text[])
      AND member.disabled_at IS NULL AND member.removed_at IS NULL
    ORDER BY member.id`;
  return rows.map(({ connectionIds, ...row }) => ({ ...row, limit: connectionLimit(connectionIds) }));
}

/** What a person who is, or was, a member sees; of anybody else: nothing. */
export async function findConnectionLimit(merchantId: string, userId: string): Promise<ConnectionLimit> {
  const [row] = await db().$queryRaw<{ connectionIds: string[] | null }[]>`
    SELECT connection_ids AS "connectionIds" FROM members
    WHERE merchant_id = ${merchantId} AND user_id = ${userId}`;
  return row === undefined ? [] : connectionLimit(row.connectionIds);
}

/** Ends every session of these people: what they may has changed. Answers how many. */
export async function endSessionsOf(tx: Tx, userIds: readonly string[], at: Date): Promise<number> {
  const where = { userId: { in: [...userIds] }, revokedAt: null, expiresAt: { gt: at } };
  return (await tx.session.updateMany({ where, data: { revokedAt: at } })).count;
}
