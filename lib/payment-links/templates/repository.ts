import type { Scope } from "../../auth/scope.ts";
import { db } from "../../db/client.ts";
import type { PaymentLinkTemplate, Prisma } from "../../db/generated/client.ts";
import type { Tx } from "../../db/unit.ts";

export async function insertTemplate(
  tx: Tx,
  { merchantId, mode }: Scope,
  template: Omit<Prisma.PaymentLinkTemplateUncheckedCreateInput, "merchantId" | "mode">,
): Promise<void> {
  await tx.paymentLinkTemplate.create({ data: { ...template, merchantId, mode } });
}

export async function countTemplates(tx: Tx, { merchantId, mode }: Scope): Promise<number> {
  return tx.paymentLinkTemplate.count({ where: { merchantId, mode } });
}

export async function listTemplateRows({ merchantId, mode }: Scope, limit: number) {
  return db().paymentLinkTemplate.findMany({
    where: { merchantId, mode },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: limit,
  });
}

export async function findTemplate(
  { merchantId, mode }: Scope,
  id: string,
): Promise<PaymentLinkTemplate | null> {
  return db().paymentLinkTemplate.findFirst({ where: { merchantId, mode, id } });
}

/** The name of what was deleted; null when there was nothing. */
export async function removeTemplate(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
): Promise<string | null> {
  const found = await tx.paymentLinkTemplate.findFirst({
    where: { merchantId, mode, id },
    select: { name: true },
  });
  const { count } = await tx.paymentLinkTemplate.deleteMany({ where: { merchantId, mode, id } });
  return count === 1 ? (found?.name ?? null) : null;
}
