import { z } from "zod";
import { connectionLimit, withinLimit } from "../auth/connection-limit.ts";
import { heldRole } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { doorPool } from "../db/pool.ts";
import { statement } from "../db/statement.ts";
import type { Reader, Tx } from "../db/unit.ts";
import { assertId } from "../ids.ts";
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

const FIND_SESSION = statement(`
  SELECT s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt", u.id AS "userId",
    u.name AS "userName", u.email AS "userEmail", membership.*
  FROM sessions s JOIN users u ON u.id = s.user_id
  LEFT JOIN LATERAL (
    SELECT member.id AS "memberId", member.role, member.connection_ids AS "connectionIds", own.name AS "roleName", own.permissions AS "rolePermissions", merchant.id, merchant.slug, merchant.name, merchant.city,
      merchant.country, merchant.time_zone AS "timeZone", merchant.base_currency AS "baseCurrency",
      EXISTS (SELECT FROM connections WHERE connections.merchant_id = merchant.id AND connections.mode = 'test'
        AND connections.disabled_at IS NULL) AS "hasTestConnection",
      member.role = ANY(merchant.factor_roles)
        AND NOT EXISTS (SELECT FROM authenticator_apps app WHERE app.user_id = u.id AND app.confirmed_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM passkeys WHERE passkeys.user_id = u.id) AS "lacksFactor"
    FROM merchants merchant JOIN members member ON member.merchant_id = merchant.id
      LEFT JOIN custom_roles own ON own.merchant_id = merchant.id AND own.id = member.role
    WHERE merchant.slug = $2 AND member.user_id = u.id AND member.disabled_at IS NULL
      AND member.removed_at IS NULL) AS membership ON true
  WHERE s.id = $1`);
const sessionRow = z.object({
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  revokedAt: z.date().nullable(),
  userId: z.string(),
  userName: z.string(),
  userEmail: z.string(),
});
const membershipRow = z.object({
  memberId: z.string(),
  role: z.string(),
  connectionIds: z.array(z.string()).nullable(),
  roleName: z.string().nullable(),
  rolePermissions: z.array(z.string()).nullable(),
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
  baseCurrency: z.string(),
  hasTestConnection: z.boolean(),
  lacksFactor: z.boolean(),
});

/**
 * A session row with its user, whatever its state, and their active membership in the merchant of that slug: null for a
 * stranger and for a disabled member alike. Every request asks this: one prepared statement, without Prisma.
 */
export async function findSession(id: string, merchantSlug: string | null) {
  const { rows } = await doorPool().query<Record<string, unknown>>({
    ...FIND_SESSION,
    values: [id, merchantSlug],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const { userId, userName, userEmail, ...session } = sessionRow.parse(row);
  const membership = row.memberId === null ? null : membershipOf(membershipRow.parse(row));
  return { ...session, user: { id: userId, name: userName, email: userEmail }, membership };
}

function membershipOf(row: z.infer<typeof membershipRow>) {
  const { memberId, hasTestConnection, lacksFactor, role: id, ...rest } = row;
  const { connectionIds, roleName, rolePermissions, ...merchant } = rest;
  const role = heldRole(
    id,
    roleName === null ? null : { name: roleName, permissions: rolePermissions ?? [] },
  );
  if (role === null) return null;
  const limit = connectionLimit(connectionIds);
  return {
    member: { id: assertId("member", memberId), role: withinLimit(role, limit), connectionIds: limit },
    merchant: summaryOf(merchant),
    hasTestConnection,
    lacksFactor,
  };
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
  readonly factor: string;
  readonly steppedAt: Date;
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

const ACTIVE = { disabledAt: null, removedAt: null } as const;

/** Merchants that a user is an active member of, oldest membership first. */
export async function listMerchantsOf(userId: string): Promise<MerchantSummary[]> {
  const rows = await db().member.findMany({
    where: { userId, ...ACTIVE },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { merchant: { select: merchantSummary } },
  });
  return rows.map((row) => summaryOf(row.merchant));
}

/** Every active membership of a user, as what they do is written down under. Crosses merchants: sessions belong to none. */
export async function listMembershipsOf(userId: string, reader: Reader = db()) {
  const rows = await reader.member.findMany({
    where: { userId, ...ACTIVE },
    select: { merchantId: true, id: true, role: true, user: { select: { name: true } } },
  });
  const customs = await reader.customRole.findMany({
    where: { OR: rows.map(({ merchantId, role }) => ({ merchantId, id: role })) },
  });
  return rows.flatMap(({ merchantId, id, role: roleId, user }) => {
    const own = customs.find((one) => one.merchantId === merchantId && one.id === roleId);
    const role = heldRole(roleId, own ?? null);
    if (role === null) return [];
    return {
      merchantId: assertId("merchant", merchantId),
      memberId: assertId("member", id),
      name: user.name,
      role,
    };
  });
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

export async function findSummary({ merchantId }: Pick<Scope, "merchantId">): Promise<MerchantSummary> {
  const where = { id: merchantId };
  return summaryOf(await db().merchant.findUniqueOrThrow({ where, select: merchantSummary }));
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
    where: { merchantId, ...ACTIVE },
    select: { id: true, user: { select: { name: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ id, user }) => ({ id, name: user.name }));
}
