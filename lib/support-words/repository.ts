import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";

const told = {
  select: {
    id: true,
    connectionId: true,
    kind: true,
    status: true,
    method: true,
    network: true,
    address: true,
    amount: true,
    received: true,
    currency: true,
    country: true,
    confirmations: true,
    nextAction: true,
    createdAt: true,
    expiresAt: true,
    paidAt: true,
    updatedAt: true,
    customer: { select: { country: true } },
    link: {
      select: {
        slug: true,
        status: true,
        language: true,
        expiresAt: true,
        maxPayments: true,
        paidCount: true,
      },
    },
  },
} satisfies Prisma.TransactionDefaultArgs;

export type StoredForWords = Prisma.TransactionGetPayload<typeof told>;

/** What of a transaction its customer can be told. */
export async function findForWords(scope: Scope, id: string): Promise<StoredForWords | null> {
  const { merchantId, mode } = scope;
  return db().transaction.findFirst({ where: { merchantId, mode, id }, ...told });
}

export async function findPlace(
  scope: Scope,
): Promise<{ readonly city: string; readonly country: string; readonly timeZone: string }> {
  return db().merchant.findUniqueOrThrow({
    where: { id: scope.merchantId },
    select: { city: true, country: true, timeZone: true },
  });
}
