import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { CustomRole } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";

type Team = Pick<Scope, "merchantId">;

export async function findCustomRole(
  tx: Tx | null,
  { merchantId }: Team,
  id: string,
): Promise<CustomRole | null> {
  return (tx ?? db()).customRole.findFirst({ where: { merchantId, id } });
}

export async function listCustomRoles({ merchantId }: Team, reader: Reader = db()): Promise<CustomRole[]> {
  return reader.customRole.findMany({ where: { merchantId }, orderBy: { name: "asc" } });
}

/** Whether another role of the merchant is called so, in whatever case. */
export async function nameIsTaken(
  tx: Tx,
  { merchantId }: Team,
  name: string,
  but?: string,
): Promise<boolean> {
  const found = await tx.customRole.findFirst({
    where: {
      merchantId,
      name: { equals: name, mode: "insensitive" },
      ...(but !== undefined && { id: { not: but } }),
    },
    select: { id: true },
  });
  return found !== null;
}

export async function insertRole(tx: Tx, row: CustomRole): Promise<void> {
  await tx.customRole.create({ data: row });
}

export async function updateRole(
  tx: Tx,
  { merchantId }: Team,
  id: string,
  patch: Pick<CustomRole, "name" | "permissions" | "updatedAt">,
): Promise<void> {
  await tx.customRole.updateMany({ where: { merchantId, id }, data: patch });
}

/** Takes its name from the roles that need a second factor, too. */
export async function deleteRole(tx: Tx, { merchantId }: Team, id: string): Promise<void> {
  await tx.customRole.deleteMany({ where: { merchantId, id } });
  await tx.$executeRaw`
    UPDATE merchants SET factor_roles = array_remove(factor_roles, ${id}) WHERE id = ${merchantId}`;
}

/** How many carry each role: members that were not removed, and invitations that could still be accepted or sent again. */
export async function countPeople({ merchantId }: Team, reader: Reader = db()): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ role: string; people: number }[]>`
    SELECT role, count(*)::int AS people FROM (
      SELECT role FROM members WHERE merchant_id = ${merchantId} AND removed_at IS NULL
      UNION ALL
      SELECT role FROM invitations
      WHERE merchant_id = ${merchantId} AND accepted_at IS NULL AND revoked_at IS NULL) AS carried
    GROUP BY role`;
  return new Map(rows.map(({ role, people }) => [role, people]));
}

export async function listMembersWith(tx: Tx, { merchantId }: Team, role: string): Promise<string[]> {
  const where = { merchantId, role, removedAt: null };
  return (await tx.member.findMany({ where, select: { userId: true } })).map(({ userId }) => userId);
}
