import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Transaction, TransactionRecipient } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";

/** The row of the scope's mode, locked until the database transaction ends: who asks at the same moment waits. */
export async function lockRow(tx: Tx, scope: Scope, id: string): Promise<Transaction | null> {
  const { merchantId, mode } = scope;
  await tx.$queryRaw`SELECT 1 AS locked FROM transactions WHERE merchant_id = ${merchantId} AND mode = ${mode} AND id = ${id} FOR UPDATE`;
  return tx.transaction.findFirst({ where: { merchantId, mode, id } });
}

export async function findRow(scope: Scope, id: string): Promise<Transaction | null> {
  const { merchantId, mode } = scope;
  return db().transaction.findFirst({ where: { merchantId, mode, id } });
}

/** Refunds of one payment, newest first. */
export async function listRefunds(client: Reader, scope: Scope, parentId: string): Promise<Transaction[]> {
  return client.transaction.findMany({
    where: { merchantId: scope.merchantId, mode: scope.mode, parentId, kind: "refund" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** As {@link listRefunds}, outside a database transaction. */
export async function findRefunds(scope: Scope, parentId: string): Promise<Transaction[]> {
  return listRefunds(db(), scope, parentId);
}

/** Open movements with one of these reasons: how many, and the oldest. */
export async function findHalted(
  scope: Scope,
  reasons: readonly string[],
): Promise<{ readonly count: number; readonly oldest: Pick<Transaction, "id" | "reference"> } | null> {
  const { merchantId, mode } = scope;
  const open = { in: ["created", "processing"] };
  const where = {
    merchantId,
    mode,
    kind: { in: ["refund", "payout"] },
    status: open,
    reason: { in: [...reasons] },
  };
  const [count, oldest] = await Promise.all([
    db().transaction.count({ where }),
    db().transaction.findFirst({
      where,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, reference: true },
    }),
  ]);
  return oldest && { count, oldest };
}

/** Whoever uses the same word at the same moment waits; released when the database transaction ends. */
export async function lockWord(tx: Tx, scope: Scope, word: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`${scope.merchantId}/${word}`}::text, 0))) AS taken`;
}

export async function findByKey(tx: Tx, scope: Scope, idempotencyKey: string): Promise<Transaction | null> {
  return tx.transaction.findFirst({ where: { merchantId: scope.merchantId, idempotencyKey } });
}

/** How often it has been sent; written before each call. */
export async function countSend(tx: Tx, scope: Scope, id: string, sendCount: number): Promise<void> {
  await tx.transaction.updateMany({
    where: { merchantId: scope.merchantId, id },
    data: { sendCount, updatedAt: new Date() },
  });
}

/** A transaction of these that bears the hash already. */
export async function findByHash(
  tx: Tx,
  scope: Scope,
  spellings: readonly string[],
): Promise<Pick<Transaction, "id" | "reference"> | null> {
  return tx.transaction.findFirst({
    where: { merchantId: scope.merchantId, mode: scope.mode, txHash: { in: [...spellings] } },
    select: { id: true, reference: true },
  });
}

export async function insertRecipient(
  tx: Tx,
  scope: Scope,
  recipient: {
    readonly transactionId: TransactionId;
    readonly sealed: Uint8Array<ArrayBuffer>;
    readonly hint: string;
  },
): Promise<void> {
  await tx.transactionRecipient.create({ data: { ...recipient, merchantId: scope.merchantId } });
}

export async function findRecipient(
  scope: Scope,
  transactionId: string,
): Promise<TransactionRecipient | null> {
  return db().transactionRecipient.findFirst({ where: { merchantId: scope.merchantId, transactionId } });
}
