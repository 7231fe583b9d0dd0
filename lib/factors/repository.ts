import { db } from "../db/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import type { UserId } from "../ids.ts";

/** Everything in this room belongs to a person, not to a merchant: the user's id leads every query. */

/** Holds back every other change of this person's sign-in until the unit ends. */
export async function lockUser(tx: Tx, userId: UserId): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${userId} FOR UPDATE`;
}

export async function findPerson(userId: UserId, reader: Reader = db()) {
  return reader.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, name: true, passwordHash: true },
  });
}

export async function findPersonByEmail(email: string) {
  return db().user.findUnique({ where: { email }, select: { id: true, email: true, name: true } });
}

export async function setPasswordHash(tx: Tx, userId: UserId, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
}

/** The merchant whose mail a person's letters go out with: the first that they belong to. */
export async function findMailHome(tx: Tx, userId: UserId) {
  return tx.member.findFirst({
    where: { userId, disabledAt: null, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { merchantId: true, user: { select: { name: true, email: true } } },
  });
}

export async function findAuthenticator(userId: UserId, reader: Reader = db()) {
  return reader.authenticatorApp.findUnique({ where: { userId } });
}

/** Begins anew with another secret; one that counts already stays as it is: false. */
export async function putPendingAuthenticator(
  tx: Tx,
  row: { readonly userId: UserId; readonly secret: string; readonly createdAt: Date },
): Promise<boolean> {
  const { userId, ...fresh } = row;
  const inserted = await tx.authenticatorApp.createMany({ data: [row], skipDuplicates: true });
  if (inserted.count === 1) return true;
  const where = { userId, confirmedAt: null };
  return (await tx.authenticatorApp.updateMany({ where, data: { ...fresh, lastStep: null } })).count === 1;
}

/** Only the secret that the code was made from: another tab may have begun anew meanwhile. */
export async function confirmAuthenticator(
  tx: Tx,
  userId: UserId,
  app: { readonly secret: string; readonly step: number; readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.authenticatorApp.updateMany({
    where: { userId, secret: app.secret, confirmedAt: null },
    data: { confirmedAt: app.at, lastStep: app.step },
  });
  return count === 1;
}

/** True for exactly one caller and never for an older code: the row's condition and its change are one statement. */
export async function spendStep(userId: UserId, step: number): Promise<boolean> {
  const { count } = await db().authenticatorApp.updateMany({
    where: { userId, confirmedAt: { not: null }, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1;
}

export async function deleteAuthenticator(tx: Tx, userId: UserId): Promise<boolean> {
  return (await tx.authenticatorApp.deleteMany({ where: { userId } })).count === 1;
}

export async function replaceRecoveryCodes(
  tx: Tx,
  userId: UserId,
  rows: readonly { readonly id: string; readonly codeHash: string; readonly createdAt: Date }[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: rows.map((row) => ({ ...row, userId })) });
}

/** True for exactly one caller. */
export async function spendRecoveryCode(userId: UserId, codeHash: string, at: Date): Promise<boolean> {
  const where = { userId, codeHash, usedAt: null };
  return (await db().recoveryCode.updateMany({ where, data: { usedAt: at } })).count === 1;
}

/** Unused ones. */
export async function countRecoveryCodes(userId: UserId, reader: Reader = db()): Promise<number> {
  return reader.recoveryCode.count({ where: { userId, usedAt: null } });
}

export async function findRecoveryCodesDate(userId: UserId): Promise<Date | null> {
  const row = await db().recoveryCode.findFirst({ where: { userId }, select: { createdAt: true } });
  return row?.createdAt ?? null;
}

/** How many confirmed factors of each kind there are. */
export async function countFactors(userId: UserId, reader: Reader = db()) {
  const authenticators = await reader.authenticatorApp.count({
    where: { userId, confirmedAt: { not: null } },
  });
  const passkeys = await reader.passkey.count({ where: { userId } });
  return { authenticators, passkeys };
}

/** The name of a merchant where the person's role must have a second factor; null: none does. */
export async function findNeedForFactor(tx: Tx, userId: UserId): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    SELECT merchant.name FROM members member JOIN merchants merchant ON merchant.id = member.merchant_id
    WHERE member.user_id = ${userId} AND member.disabled_at IS NULL AND member.removed_at IS NULL
      AND member.role = ANY (merchant.factor_roles)
    ORDER BY merchant.name LIMIT 1`;
  return row?.name ?? null;
}

export async function findStep(userId: UserId, sessionId: string): Promise<Date | null> {
  const row = await db().session.findFirst({
    where: { id: sessionId, userId, revokedAt: null },
    select: { steppedAt: true },
  });
  return row?.steppedAt ?? null;
}

export async function markStep(userId: UserId, sessionId: string, at: Date): Promise<void> {
  await db().session.updateMany({ where: { id: sessionId, userId }, data: { steppedAt: at } });
}

/** Ends a person's sessions, all but one where one is named, and sign-ins that are half done. Answers how many sessions. */
export async function endSessions(tx: Tx, userId: UserId, keep: string | null, at: Date): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(keep === null ? {} : { id: { not: keep } }) },
    data: { revokedAt: at },
  });
  // A sign-in that is half done rests on what was true before.
  const where = { userId, purpose: "sign_in", usedAt: null };
  await tx.factorChallenge.updateMany({ where, data: { usedAt: at } });
  return count;
}
