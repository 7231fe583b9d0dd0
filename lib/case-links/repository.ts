import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { CaseLink } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export async function findTransactionId(scope: Scope, id: string): Promise<string | null> {
  const { merchantId, mode } = scope;
  const row = await db().transaction.findFirst({ where: { merchantId, mode, id }, select: { id: true } });
  return row?.id ?? null;
}

export async function insertCaseLink(
  tx: Tx,
  { merchantId, mode }: Scope,
  row: Pick<CaseLink, "id" | "transactionId" | "secretHash" | "createdBy" | "createdAt" | "expiresAt">,
): Promise<void> {
  await tx.caseLink.create({ data: { ...row, merchantId, mode } });
}

/** Those that still open, newest first. */
export async function listOpenLinks(scope: Scope, transactionId: string, now: Date): Promise<CaseLink[]> {
  const { merchantId, mode } = scope;
  return db().caseLink.findMany({
    where: { merchantId, mode, transactionId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_OPEN,
  });
}

/** More at one time nobody keeps an eye on. */
export const MOST_OPEN = 20;

/** The link's transaction, where it was open until now; null otherwise. */
export async function closeLink(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
  now: Date,
): Promise<string | null> {
  const where = { merchantId, mode, id, revokedAt: null, expiresAt: { gt: now } };
  const row = await tx.caseLink.findFirst({ where, select: { transactionId: true } });
  const { count } = await tx.caseLink.updateMany({ where, data: { revokedAt: now } });
  return row === null || count === 0 ? null : row.transactionId;
}

/** By the hash of its secret alone: whoever holds the secret belongs to no merchant. */
export async function findBySecret(secretHash: string, now: Date): Promise<CaseLink | null> {
  return db().caseLink.findFirst({ where: { secretHash, revokedAt: null, expiresAt: { gt: now } } });
}

export async function findMerchantName({
  merchantId,
}: Scope): Promise<{ readonly name: string; readonly city: string; readonly timeZone: string }> {
  return db().merchant.findUniqueOrThrow({
    where: { id: merchantId },
    select: { name: true, city: true, timeZone: true },
  });
}
