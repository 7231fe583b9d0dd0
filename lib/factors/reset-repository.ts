import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";

/** Replaces every unused link of this person: only the newest opens. */
export async function replaceReset(
  tx: Tx,
  row: {
    readonly id: string;
    readonly userId: string;
    readonly secretHash: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.passwordReset.deleteMany({ where: { userId: row.userId, usedAt: null } });
  await tx.passwordReset.create({ data: row });
}

export async function findOpenReset(secretHash: string, now: Date) {
  return db().passwordReset.findFirst({
    where: { secretHash, usedAt: null, expiresAt: { gt: now } },
    select: { id: true, userId: true },
  });
}

export async function isResetOpen(id: string, now: Date): Promise<boolean> {
  const where = { id, usedAt: null, expiresAt: { gt: now } };
  return (await db().passwordReset.findFirst({ where, select: { id: true } })) !== null;
}

/** True for exactly one caller. */
export async function spendReset(tx: Tx, id: string, now: Date): Promise<boolean> {
  const where = { id, usedAt: null, expiresAt: { gt: now } };
  return (await tx.passwordReset.updateMany({ where, data: { usedAt: now } })).count === 1;
}
