import type { Scope } from "../../auth/scope.ts";
import { db } from "../../db/client.ts";
import type { Reader, Tx } from "../../db/unit.ts";

export async function findFactorRoles({ merchantId }: Scope, reader: Reader = db()): Promise<string[]> {
  const where = { id: merchantId };
  return (await reader.merchant.findUniqueOrThrow({ where, select: { factorRoles: true } })).factorRoles;
}

export async function updateFactorRoles(tx: Tx, { merchantId }: Scope, roles: string[]): Promise<void> {
  await tx.merchant.update({ where: { id: merchantId }, data: { factorRoles: roles } });
}

/** The roles that the merchant has made for itself, by name. */
export async function listOwnRoles({ merchantId }: Scope) {
  return db().customRole.findMany({
    where: { merchantId },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
