import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { PaymentFallback, Transaction } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";

/** The same refused payment continues once: a second word about it is dropped. */
export async function insertFallback(
  tx: Tx,
  { merchantId }: Scope,
  fallback: Omit<PaymentFallback, "merchantId">,
): Promise<void> {
  await tx.paymentFallback.createMany({ data: [{ merchantId, ...fallback }], skipDuplicates: true });
}

/** The payment that was begun in place of this refused one. */
export async function findNext(
  { merchantId }: Scope,
  transactionId: string,
  reader: Reader = db(),
): Promise<Transaction | null> {
  const fallback = await reader.paymentFallback.findUnique({
    where: { merchantId_transactionId: { merchantId, transactionId } },
  });
  if (fallback === null) return null;
  return reader.transaction.findFirst({ where: { merchantId, id: fallback.nextId } });
}

/** What this transaction continues, and what continues it. */
export async function listFallbacksAround(scope: Scope, id: string): Promise<PaymentFallback[]> {
  return db().paymentFallback.findMany({
    where: { merchantId: scope.merchantId, OR: [{ transactionId: id }, { nextId: id }] },
    orderBy: { at: "asc" },
    take: 20,
  });
}
