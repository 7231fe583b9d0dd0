import { type HeldRole, heldRole } from "../auth/permissions.ts";
import type { Tx } from "../db/unit.ts";

/** One change of the team at a time, until the unit ends. Rows that only point to the merchant are not kept waiting. */
export async function lockMerchant(tx: Tx, merchantId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM merchants WHERE id = ${merchantId} FOR NO KEY UPDATE`;
}

/** What an active member has; null for anybody else. */
export async function findActiveRole(tx: Tx, merchantId: string, id: string): Promise<HeldRole | null> {
  const row = await tx.member.findFirst({
    where: { merchantId, id, disabledAt: null, removedAt: null },
    select: { role: true },
  });
  if (row === null) return null;
  return heldRole(row.role, await tx.customRole.findFirst({ where: { merchantId, id: row.role } }));
}

/** Ends every session of these people: what they may has changed. Answers how many. */
export async function endSessionsOf(tx: Tx, userIds: readonly string[], at: Date): Promise<number> {
  const where = { userId: { in: [...userIds] }, revokedAt: null, expiresAt: { gt: at } };
  return (await tx.session.updateMany({ where, data: { revokedAt: at } })).count;
}
