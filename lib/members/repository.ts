import type { ConnectionLimit, Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";

type Team = Pick<Scope, "merchantId">;

const memberFields = {
  id: true,
  userId: true,
  role: true,
  disabledAt: true,
  user: { select: { name: true, email: true } },
} as const;

/** A member that was not removed. */
export async function findMember(tx: Tx, { merchantId }: Team, id: string) {
  return tx.member.findFirst({ where: { merchantId, id, removedAt: null }, select: memberFields });
}

/** Everybody who was not removed, by name, with what their sign-in says. */
export async function listMemberRows({ merchantId }: Team, most: number) {
  return db().member.findMany({
    where: { merchantId, removedAt: null },
    orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
    take: most,
    select: {
      ...memberFields,
      user: {
        select: {
          name: true,
          email: true,
          authenticatorApp: { select: { confirmedAt: true } },
          _count: { select: { passkeys: true } },
          sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
        },
      },
    },
  });
}

export async function findMemberByEmail(tx: Tx, { merchantId }: Team, email: string) {
  return tx.member.findFirst({
    where: { merchantId, removedAt: null, user: { email } },
    select: { id: true, disabledAt: true },
  });
}

export async function updateMember(
  tx: Tx,
  { merchantId }: Team,
  id: string,
  patch: { readonly role?: string; readonly disabledAt?: Date | null; readonly removedAt?: Date },
): Promise<void> {
  await tx.member.updateMany({ where: { merchantId, id, removedAt: null }, data: patch });
}

/** Owners who can sign in, but this one. */
export async function countOtherOwners(tx: Tx, { merchantId }: Team, id: string): Promise<number> {
  const where = { merchantId, role: "owner", disabledAt: null, removedAt: null, id: { not: id } };
  return tx.member.count({ where });
}

/** Makes somebody a member; who was removed before comes back as the member that they were. Null: they are one already. */
export async function putMember(
  tx: Tx,
  { merchantId }: Team,
  row: {
    readonly id: string;
    readonly userId: string;
    readonly role: string;
    readonly connectionIds: ConnectionLimit;
  },
): Promise<string | null> {
  const [put] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO members (merchant_id, id, user_id, role, connection_ids)
    VALUES (${merchantId}, ${row.id}, ${row.userId}, ${row.role}, ${row.connectionIds}::text[])
    ON CONFLICT (merchant_id, user_id) DO UPDATE SET role = EXCLUDED.role, connection_ids = EXCLUDED.connection_ids,
      disabled_at = NULL, removed_at = NULL
      WHERE members.removed_at IS NOT NULL
    RETURNING id`;
  return put?.id ?? null;
}

export async function userExists(email: string): Promise<boolean> {
  return (await db().user.findUnique({ where: { email }, select: { id: true } })) !== null;
}

/** False when somebody has the e-mail already. */
export async function insertUser(
  tx: Tx,
  row: { readonly id: string; readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<boolean> {
  return (await tx.user.createMany({ data: [row], skipDuplicates: true })).count === 1;
}

export async function findMerchant({
  merchantId,
}: Team): Promise<{ readonly name: string; readonly slug: string }> {
  const where = { id: merchantId };
  return db().merchant.findUniqueOrThrow({ where, select: { name: true, slug: true } });
}
