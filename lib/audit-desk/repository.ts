import { z } from "zod";
import type { HashedEntry } from "../audit/entry-hash.ts";
import type { Scope } from "../auth/scope.ts";
import { ask } from "../db/ask.ts";
import { db } from "../db/client.ts";
import { type AuditCheck, type AuditEntry, Prisma } from "../db/generated/client.ts";
import type { Cursor } from "../paging.ts";

export interface AuditCondition {
  /** An action, or the first word of several: "link". */
  readonly action?: string | undefined;
  readonly memberId?: string | undefined;
  readonly targetId?: string | undefined;
  readonly since: Date | null;
}

/** One row more than `limit`, in the direction of reading. */
export async function listAuditRows(
  scope: Scope,
  condition: AuditCondition,
  position: { readonly cursor: Cursor | null; readonly newer: boolean; readonly limit: number },
): Promise<AuditEntry[]> {
  const { cursor, newer, limit } = position;
  const direction = newer ? "asc" : "desc";
  const { action, memberId, targetId, since } = condition;
  return db().auditEntry.findMany({
    where: {
      merchantId: scope.merchantId,
      ...(memberId === undefined ? {} : { memberId }),
      ...(targetId === undefined ? {} : { targetId }),
      AND: [
        action === undefined ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] },
        since === null ? {} : { at: { gte: since } },
        cursor === null ? {} : beyond(cursor, newer),
      ],
    },
    orderBy: [{ at: direction }, { id: direction }],
    take: limit + 1,
  });
}

function beyond({ at, id }: Cursor, newer: boolean): Prisma.AuditEntryWhereInput {
  return newer
    ? { at: { gte: at }, OR: [{ at: { gt: at } }, { id: { gt: id } }] }
    : { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: id } }] };
}

/** Members who stand in the log, by the name that they acted under last. */
export async function listAuditedMembers(scope: Scope): Promise<{ memberId: string; actor: string }[]> {
  const rows = await ask(Prisma.sql`
    SELECT DISTINCT ON (member_id) member_id AS "memberId", actor FROM audit_entries
    WHERE merchant_id = ${scope.merchantId} AND member_id IS NOT NULL ORDER BY member_id, at DESC`);
  return z.array(z.object({ memberId: z.string(), actor: z.string() })).parse(rows);
}

export interface Link {
  readonly seq: number;
  readonly entryId: string;
  readonly hash: Uint8Array;
  /** Null: it is gone. */
  readonly entry: HashedEntry | null;
}

const sealRow = z.object({ seq: z.number().int(), entryId: z.string(), hash: z.instanceof(Uint8Array) });
const presentRow = sealRow.extend({
  at: z.date(),
  actor: z.string(),
  memberId: z.string().nullable(),
  action: z.string(),
  targetType: z.string(),
  targetId: z.string(),
  detailText: z.string(),
  address: z.string(),
  requestId: z.string(),
});
const linkRows = z.array(z.union([presentRow, sealRow.extend({ at: z.null() })]));

/** The next links of a merchant's chain after `seq`, in its order. */
export async function listLinks(merchantId: string, seq: number, limit: number): Promise<Link[]> {
  const rows = await ask(Prisma.sql`
    SELECT seal.seq, seal.entry_id AS "entryId", seal.hash, entry.at, entry.actor, entry.member_id AS "memberId",
      entry.action, entry.target_type AS "targetType", entry.target_id AS "targetId", entry.detail::text AS "detailText",
      entry.address, entry.request_id AS "requestId"
    FROM audit_seals seal LEFT JOIN audit_entries entry ON entry.merchant_id = seal.merchant_id AND entry.id = seal.entry_id
    WHERE seal.merchant_id = ${merchantId} AND seal.seq > ${seq} ORDER BY seal.seq LIMIT ${limit}`);
  return linkRows.parse(rows).map((row) => {
    const { seq: place, entryId, hash } = row;
    const entry = row.at === null ? null : { ...row, merchantId, id: entryId };
    return { seq: place, entryId, hash, entry };
  });
}

/** Ids of entries that no link of the chain holds. */
export async function listUnsealed(merchantId: string, limit: number): Promise<string[]> {
  const rows = await ask(Prisma.sql`
    SELECT entry.id FROM audit_entries entry WHERE entry.merchant_id = ${merchantId} AND NOT EXISTS (
      SELECT FROM audit_seals seal WHERE seal.merchant_id = entry.merchant_id AND seal.entry_id = entry.id)
    ORDER BY entry.id LIMIT ${limit}`);
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Every merchant. Crosses merchants: for the operator's check and the worker's own. */
export async function listMerchants(): Promise<{ id: string; slug: string }[]> {
  return db().merchant.findMany({ select: { id: true, slug: true }, orderBy: { slug: "asc" } });
}

export async function findCheck(merchantId: string): Promise<AuditCheck | null> {
  return db().auditCheck.findUnique({ where: { merchantId } });
}

export async function keepCheck({
  merchantId,
  faults,
  ...rest
}: Omit<AuditCheck, "faults"> & { faults: Prisma.InputJsonArray }): Promise<void> {
  const data = { ...rest, faults };
  await db().auditCheck.upsert({ where: { merchantId }, create: { ...data, merchantId }, update: data });
}

/** Merchants whose chain was not checked since `before`. Crosses merchants: the worker's own sweep. */
export async function listUnchecked(before: Date, limit: number): Promise<string[]> {
  const rows = await ask(Prisma.sql`
    SELECT merchant.id FROM merchants merchant LEFT JOIN audit_checks checked ON checked.merchant_id = merchant.id
    WHERE checked.at IS NULL OR checked.at < ${before} ORDER BY checked.at NULLS FIRST LIMIT ${limit}`);
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}
