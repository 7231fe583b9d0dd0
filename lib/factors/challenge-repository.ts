import { db } from "../db/client.ts";
import type { ChallengePurpose } from "./status.ts";

const DAY_MS = 24 * 3600_000;

export async function insertChallenge(row: {
  readonly id: string;
  readonly userId: string | null;
  readonly purpose: ChallengePurpose;
  readonly secretHash: string;
  readonly challenge: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}): Promise<void> {
  // What nobody finished is kept a day and then goes with the next one that is begun.
  const old = new Date(row.createdAt.getTime() - DAY_MS);
  await db().factorChallenge.deleteMany({ where: { expiresAt: { lt: old } } });
  await db().factorChallenge.create({ data: row });
}

export async function findOpenChallenge(secretHash: string, purpose: ChallengePurpose, now: Date) {
  return db().factorChallenge.findFirst({
    where: { secretHash, purpose, usedAt: null, expiresAt: { gt: now } },
    select: { id: true, userId: true, challenge: true, tries: true },
  });
}

/** Counts a try before anything is looked at. False: there were as many as there may be. */
export async function countChallengeTry(id: string, most: number): Promise<boolean> {
  const { count } = await db().factorChallenge.updateMany({
    where: { id, usedAt: null, tries: { lt: most } },
    data: { tries: { increment: 1 } },
  });
  return count === 1;
}

/** True for exactly one caller. */
export async function spendChallenge(id: string, now: Date): Promise<boolean> {
  const { count } = await db().factorChallenge.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}
