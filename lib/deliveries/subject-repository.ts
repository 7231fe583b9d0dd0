import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Reader } from "../db/unit.ts";

type TransactionWithLink = Prisma.TransactionGetPayload<{ include: { link: true } }>;

/** Everything that an event about a transaction tells. */
export interface EventSubject {
  readonly transaction: TransactionWithLink;
  /** A refund: the payment that it gives back. */
  readonly parent: {
    readonly id: string;
    readonly reference: string;
    readonly externalId: string | null;
  } | null;
}

export async function findSubjects(
  scope: Scope,
  ids: readonly string[],
  reader: Reader = db(),
): Promise<Map<string, EventSubject>> {
  const { merchantId, mode } = scope;
  const transactions = await reader.transaction.findMany({
    where: { merchantId, mode, id: { in: [...ids] } },
    include: { link: true },
  });
  const parentIds = transactions.flatMap(({ parentId }) => parentId ?? []);
  const parents =
    parentIds.length === 0
      ? []
      : await reader.transaction.findMany({
          where: { merchantId, id: { in: parentIds } },
          select: { id: true, reference: true, externalId: true },
        });
  return new Map(
    transactions.map((transaction) => [
      transaction.id,
      { transaction, parent: parents.find(({ id }) => id === transaction.parentId) ?? null },
    ]),
  );
}
