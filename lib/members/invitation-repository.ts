import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Invitation } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export type { Invitation };

type Team = Pick<Scope, "merchantId">;

const UNSPENT = { acceptedAt: null, revokedAt: null } as const;

export async function insertInvitation(
  tx: Tx,
  { merchantId }: Team,
  row: Pick<Invitation, "id" | "email" | "role" | "secretHash" | "invitedBy" | "createdAt" | "expiresAt">,
): Promise<void> {
  await tx.invitation.create({ data: { ...row, merchantId } });
}

/** One that was neither accepted nor revoked, run out or not. */
export async function findUnspent(tx: Tx, { merchantId }: Team, id: string): Promise<Invitation | null> {
  return tx.invitation.findFirst({ where: { merchantId, id, ...UNSPENT } });
}

export async function findUnspentFor(tx: Tx, { merchantId }: Team, email: string) {
  return tx.invitation.findFirst({ where: { merchantId, email, ...UNSPENT }, select: { id: true } });
}

export async function countUnspent(tx: Tx, { merchantId }: Team): Promise<number> {
  return tx.invitation.count({ where: { merchantId, ...UNSPENT } });
}

/** With the name of the member who invited, newest first. */
export async function listUnspent({ merchantId }: Team, most: number) {
  const rows = await db().invitation.findMany({
    where: { merchantId, ...UNSPENT },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  const members = await db().member.findMany({
    where: { merchantId, id: { in: rows.map(({ invitedBy }) => invitedBy) } },
    select: { id: true, user: { select: { name: true } } },
  });
  const nameOf = new Map(members.map(({ id, user }) => [id, user.name]));
  return rows.map((row) => ({ ...row, inviter: nameOf.get(row.invitedBy) ?? "Paydeck" }));
}

/** A new secret from now on; the one before opens nothing any more. */
export async function renewInvitation(
  tx: Tx,
  { merchantId }: Team,
  id: string,
  data: Pick<Invitation, "secretHash" | "expiresAt">,
): Promise<void> {
  await tx.invitation.updateMany({ where: { merchantId, id, ...UNSPENT }, data });
}

export async function revokeInvitationRow(
  tx: Tx,
  { merchantId }: Team,
  id: string,
  at: Date,
): Promise<boolean> {
  const where = { merchantId, id, ...UNSPENT };
  return (await tx.invitation.updateMany({ where, data: { revokedAt: at } })).count === 1;
}

/** Ends what a member has handed out and nobody has used. */
export async function revokeInvitationsBy(
  tx: Tx,
  { merchantId }: Team,
  memberId: string,
  at: Date,
): Promise<number> {
  const where = { merchantId, invitedBy: memberId, ...UNSPENT };
  return (await tx.invitation.updateMany({ where, data: { revokedAt: at } })).count;
}

/** By the hash of its secret alone: whoever holds the secret belongs to no merchant yet. */
export async function findOpenBySecret(secretHash: string, now: Date): Promise<Invitation | null> {
  return db().invitation.findFirst({ where: { secretHash, ...UNSPENT, expiresAt: { gt: now } } });
}

/** The invitation for exactly one caller: its condition and its change are one statement. */
export async function spendInvitation(tx: Tx, secretHash: string, now: Date): Promise<Invitation | null> {
  const where = { secretHash, ...UNSPENT, expiresAt: { gt: now } };
  const [spent] = await tx.invitation.updateManyAndReturn({ where, data: { acceptedAt: now } });
  return spent ?? null;
}

export async function noteAccepted(
  tx: Tx,
  { merchantId }: Team,
  id: string,
  memberId: string,
): Promise<void> {
  await tx.invitation.updateMany({ where: { merchantId, id }, data: { memberId } });
}

/** For its letter. */
export async function findInvitation({ merchantId }: Team, id: string) {
  return db().invitation.findFirst({ where: { merchantId, id, ...UNSPENT } });
}
