import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Approval, ApprovalLimit, Transaction, TransactionRecipient } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { Mode } from "../mode.ts";
import { type Money, toDecimal } from "../money.ts";
import type { ApprovalStatus } from "./status.ts";

/** What an approval is about. */
export type About = { readonly transactionId: string } | { readonly replayId: string };

export async function insertApproval(
  tx: Tx,
  scope: Scope,
  approval: Pick<Approval, "id" | "kind" | "contentHash" | "requestedBy" | "requestedAt" | "expiresAt"> &
    About,
): Promise<void> {
  const { merchantId, mode } = scope;
  await tx.approval.create({ data: { ...approval, merchantId, mode, status: "pending" } });
}

/** Locked until the database transaction ends: of two decisions at once, the second finds it decided. */
export async function lockApproval(
  tx: Tx,
  scope: Scope,
  match: { readonly id: string } | About,
): Promise<Approval | null> {
  const where = { merchantId: scope.merchantId, mode: scope.mode, ...match };
  const found = await tx.approval.findFirst({ where, select: { id: true } });
  if (found === null) return null;
  await tx.$queryRaw`SELECT 1 AS locked FROM approvals WHERE merchant_id = ${scope.merchantId} AND id = ${found.id} FOR UPDATE`;
  return tx.approval.findFirst({ where });
}

export async function closeApprovalRow(
  tx: Tx,
  scope: Scope,
  id: string,
  closed: {
    readonly status: ApprovalStatus;
    readonly decidedBy: string;
    readonly decidedAt: Date;
    readonly note: string;
  },
): Promise<void> {
  await tx.approval.updateMany({ where: { merchantId: scope.merchantId, id }, data: closed });
}

/** What an approval is about, as stored: the movement, and its sealed recipient where it has one. */
export interface StoredSubject {
  readonly transaction: Transaction;
  readonly recipient: TransactionRecipient | null;
}

export async function findSubject(
  tx: Tx,
  scope: Scope,
  transactionId: string,
): Promise<StoredSubject | null> {
  const where = { merchantId: scope.merchantId };
  const transaction = await tx.transaction.findFirst({ where: { ...where, id: transactionId } });
  if (transaction === null) return null;
  return {
    transaction,
    recipient: await tx.transactionRecipient.findFirst({ where: { ...where, transactionId } }),
  };
}

export async function listSubjects(
  scope: Scope,
  transactionIds: readonly string[],
): Promise<ReadonlyMap<string, StoredSubject>> {
  const { merchantId } = scope;
  const ids = { in: [...transactionIds] };
  const [transactions, recipients] = await Promise.all([
    db().transaction.findMany({ where: { merchantId, id: ids } }),
    db().transactionRecipient.findMany({ where: { merchantId, transactionId: ids } }),
  ]);
  const recipientOf = new Map(recipients.map((one) => [one.transactionId, one]));
  return new Map(
    transactions.map((transaction) => [
      transaction.id,
      { transaction, recipient: recipientOf.get(transaction.id) ?? null },
    ]),
  );
}

const MOST_SHOWN = 100;

/** Those that wait first, then the newest. */
export async function listApprovalRows(scope: Scope): Promise<Approval[]> {
  const where = { merchantId: scope.merchantId, mode: scope.mode };
  const orderBy = [{ requestedAt: "desc" as const }, { id: "desc" as const }];
  const [waiting, closed] = await Promise.all([
    db().approval.findMany({ where: { ...where, status: "pending" }, orderBy, take: MOST_SHOWN }),
    db().approval.findMany({ where: { ...where, status: { not: "pending" } }, orderBy, take: MOST_SHOWN }),
  ]);
  return [...waiting, ...closed];
}

export async function findApprovalRow(
  scope: Scope,
  match: { readonly id: string } | { readonly transactionId: string },
): Promise<Approval | null> {
  return db().approval.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, ...match } });
}

/** How many of each kind wait. */
export async function countWaiting(
  scope: Scope,
): Promise<{ readonly kind: string; readonly count: number }[]> {
  const rows = await db().approval.groupBy({
    by: ["kind"],
    where: { merchantId: scope.merchantId, mode: scope.mode, status: "pending" },
    _count: true,
  });
  return rows.map((row) => ({ kind: row.kind, count: row._count }));
}

export interface OverdueApproval {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly id: string;
}

/** Crosses merchants: it is the sweep's own query. */
export async function listOverdue(now: Date, limit: number): Promise<OverdueApproval[]> {
  return db().$queryRaw<OverdueApproval[]>`
    SELECT merchant_id AS "merchantId", mode, id FROM approvals
    WHERE status = 'pending' AND expires_at <= ${now} ORDER BY expires_at LIMIT ${limit}::int`;
}

/** Names of members by the ids of the people that they are. */
export async function listMemberNames(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const members = await db().member.findMany({
    where: { merchantId: scope.merchantId },
    select: { userId: true, user: { select: { name: true } } },
  });
  return new Map(members.map((member) => [member.userId, member.user.name]));
}

export async function findLimitRow(tx: Tx, scope: Scope, currency: string): Promise<ApprovalLimit | null> {
  return tx.approvalLimit.findFirst({ where: { merchantId: scope.merchantId, currency } });
}

export async function listLimitRows(scope: Scope): Promise<ApprovalLimit[]> {
  return db().approvalLimit.findMany({
    where: { merchantId: scope.merchantId },
    orderBy: { currency: "asc" },
  });
}

export async function saveLimit(
  tx: Tx,
  scope: Scope,
  limit: Money,
  set: { readonly setBy: string; readonly setAt: Date },
): Promise<void> {
  const { merchantId } = scope;
  const { currency } = limit;
  const row = { amount: toDecimal(limit), ...set };
  await tx.approvalLimit.upsert({
    where: { merchantId_currency: { merchantId, currency } },
    create: { merchantId, currency, ...row },
    update: row,
  });
}

export async function deleteLimit(tx: Tx, scope: Scope, currency: string): Promise<void> {
  await tx.approvalLimit.deleteMany({ where: { merchantId: scope.merchantId, currency } });
}
