import { isRole, type Role } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";
import { assertId, type MemberId, type MerchantId } from "../ids.ts";
import type { MerchantSummary } from "./membership.ts";

const merchantSummary = {
  id: true,
  slug: true,
  name: true,
  city: true,
  country: true,
  timeZone: true,
  baseCurrency: true,
} as const;

/** A session row with its user, whatever its state. */
export async function findSession(id: string) {
  return db().session.findUnique({
    where: { id },
    select: {
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      user: { select: { id: true, name: true, email: true } },
    },
  });
}

export async function touchSession(id: string, at: Date): Promise<void> {
  await db().session.updateMany({ where: { id, lastSeenAt: { lt: at } }, data: { lastSeenAt: at } });
}

export async function insertSession(row: {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string;
  readonly address: string;
}): Promise<void> {
  await db().session.create({ data: { ...row, lastSeenAt: row.createdAt } });
}

export async function listLiveSessions(userId: string, now: Date, seenAfter: Date) {
  return db().session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: seenAfter } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, userAgent: true, address: true },
  });
}

/** Ends sessions of one user and answers how many it ended. */
export async function revokeSessions(
  userId: string,
  which: { readonly only: string } | { readonly allBut: string },
  at: Date,
): Promise<number> {
  const id = "only" in which ? which.only : { not: which.allBut };
  const { count } = await db().session.updateMany({
    where: { userId, id, revokedAt: null },
    data: { revokedAt: at },
  });
  return count;
}

/** Ends a session by its id alone: its holder signs out. */
export async function endSessionRow(id: string, at: Date): Promise<void> {
  await db().session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
}

export async function findUserByEmail(email: string) {
  return db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
}

/** The active membership of a user in the merchant of that slug. A stranger and a disabled member look the same. */
export async function findMembership(userId: string, merchantSlug: string) {
  const row = await db().member.findFirst({
    where: { userId, disabledAt: null, merchant: { slug: merchantSlug } },
    select: {
      id: true,
      role: true,
      merchant: {
        select: {
          ...merchantSummary,
          connections: { where: { mode: "test", disabledAt: null }, select: { id: true }, take: 1 },
        },
      },
    },
  });
  if (!row || !isRole(row.role)) return null;
  const { connections, ...merchant } = row.merchant;
  return {
    member: { id: assertId("member", row.id), role: row.role },
    merchant: summaryOf(merchant),
    hasTestConnection: connections.length > 0,
  };
}

/** The role of an active member. */
export async function findRole(merchantId: MerchantId, memberId: MemberId): Promise<Role | null> {
  const row = await db().member.findFirst({
    where: { merchantId, id: memberId, disabledAt: null },
    select: { role: true },
  });
  return row !== null && isRole(row.role) ? row.role : null;
}

/** Merchants that a user is an active member of, oldest membership first. */
export async function listMerchantsOf(userId: string): Promise<MerchantSummary[]> {
  const rows = await db().member.findMany({
    where: { userId, disabledAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { merchant: { select: merchantSummary } },
  });
  return rows.map((row) => summaryOf(row.merchant));
}

export async function listSlugs(tx: Tx): Promise<string[]> {
  const rows = await tx.merchant.findMany({ select: { slug: true } });
  return rows.map((row) => row.slug);
}

export async function insertMerchant(tx: Tx, row: MerchantSummary): Promise<void> {
  await tx.merchant.create({ data: row });
}

/** The id of the user with that e-mail: the one there is, or a new one with this password. */
export async function insertUserIfNew(
  tx: Tx,
  row: { readonly id: string; readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<string> {
  const user = await tx.user.upsert({
    where: { email: row.email },
    create: row,
    update: {},
    select: { id: true },
  });
  return user.id;
}

export async function insertMember(
  tx: Tx,
  row: { readonly merchantId: string; readonly id: string; readonly userId: string; readonly role: string },
): Promise<void> {
  await tx.member.create({ data: row });
}

export async function ownerExists(): Promise<boolean> {
  return (await db().member.findFirst({ where: { role: "owner" }, select: { id: true } })) !== null;
}

/** Replaces every unused setup link by this one: only the newest opens. */
export async function replaceSetupLink(
  tx: Tx,
  row: { readonly id: string; readonly secretHash: string; readonly expiresAt: Date },
): Promise<void> {
  await tx.setupLink.deleteMany({ where: { usedAt: null } });
  await tx.setupLink.create({ data: row });
}

export async function setupLinkOpens(secretHash: string, now: Date): Promise<boolean> {
  const where = { secretHash, usedAt: null, expiresAt: { gt: now } };
  return (await db().setupLink.findFirst({ where, select: { id: true } })) !== null;
}

/** True for exactly one caller: the row's condition and its change are one statement. */
export async function spendSetupLink(tx: Tx, secretHash: string, now: Date): Promise<boolean> {
  const { count } = await tx.setupLink.updateMany({
    where: { secretHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

function summaryOf(row: Omit<MerchantSummary, "id"> & { readonly id: string }): MerchantSummary {
  return { ...row, id: assertId("merchant", row.id) };
}

/** The merchant's own clock, an IANA name. */
export async function findZone({ merchantId }: Pick<Scope, "merchantId">): Promise<string> {
  const where = { id: merchantId };
  return (await db().merchant.findUniqueOrThrow({ where, select: { timeZone: true } })).timeZone;
}

/** Members who can sign in, by name. */
export async function listActiveMembers({
  merchantId,
}: Scope): Promise<{ readonly id: string; readonly name: string }[]> {
  const rows = await db().member.findMany({
    where: { merchantId, disabledAt: null },
    select: { id: true, user: { select: { name: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ id, user }) => ({ id, name: user.name }));
}
