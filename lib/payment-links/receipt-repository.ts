import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

const withLink = { link: { select: { slug: true, title: true, invoiceNumber: true } } } as const;
export type ReceiptPayment = Prisma.TransactionGetPayload<{ include: typeof withLink }>;

/** A payment that came in and stayed, with its link. */
export async function findReceiptPayment(scope: Scope, id: string): Promise<ReceiptPayment | null> {
  const { merchantId, mode } = scope;
  return db().transaction.findFirst({
    where: { merchantId, mode, id, kind: "payment", status: "succeeded" },
    include: withLink,
  });
}

export interface UnreceiptedPayment {
  readonly id: string;
  readonly customer: { readonly name: string; readonly email: string | null } | null;
}

/** Payments of a link that came in lately, by payers who left an e-mail address. */
export async function listPaidLately(
  tx: Tx,
  scope: Scope,
  linkId: string,
  since: { readonly noticed: Date; readonly paid: Date },
): Promise<UnreceiptedPayment[]> {
  return tx.transaction.findMany({
    where: {
      merchantId: scope.merchantId,
      linkId,
      kind: "payment",
      status: "succeeded",
      updatedAt: { gte: since.noticed },
      paidAt: { gte: since.paid },
      customer: { email: { not: null } },
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 200,
    select: { id: true, customer: { select: { name: true, email: true } } },
  });
}

/** The link's newest payments that came in: those that may have a receipt. */
export async function listReceiptedIds(scope: Scope, linkId: string, limit: number): Promise<string[]> {
  const { merchantId, mode } = scope;
  const rows = await db().transaction.findMany({
    where: { merchantId, mode, linkId, kind: "payment", paidAt: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
