import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import { type Cursor, decodeCursor } from "../paging.ts";
import type { LinkFilters } from "./schema.ts";

const parts = {
  customer: true,
  ways: { orderBy: { position: "asc" } },
} as const satisfies Prisma.PaymentLinkInclude;
export type LinkRecord = Prisma.PaymentLinkGetPayload<{ include: typeof parts }>;
type Unowned<Row> = Omit<Row, "merchantId">;
export type NewLink = Unowned<Prisma.PaymentLinkUncheckedCreateInput>;
export type NewWay = Unowned<Prisma.PaymentLinkWayUncheckedCreateInput>;

/** Inserts the link with its ways, in order. */
export async function insertLink(
  tx: Tx,
  scope: Scope,
  link: NewLink,
  ways: readonly NewWay[],
): Promise<void> {
  await tx.paymentLink.create({ data: { ...link, mode: scope.mode, merchantId: scope.merchantId } });
  await tx.paymentLinkWay.createMany({ data: ways.map((way) => ({ ...way, merchantId: scope.merchantId })) });
}

export interface KeyClaim {
  readonly key: string;
  readonly purpose: string;
  readonly requestHash: string;
  readonly resultId: string;
}

/** Takes an idempotency key; when it was taken before, answers with what it was taken for. Waits for a concurrent taker. */
export async function claimKey(tx: Tx, scope: Scope, claim: KeyClaim): Promise<KeyClaim | null> {
  const { count } = await tx.idempotencyKey.createMany({
    data: [{ merchantId: scope.merchantId, ...claim }],
    skipDuplicates: true,
  });
  if (count === 1) return null;
  return tx.idempotencyKey.findUniqueOrThrow({
    where: { merchantId_key: { merchantId: scope.merchantId, key: claim.key } },
  });
}

export async function isInvoiceNumberUsed(
  reader: Reader,
  scope: Scope,
  invoiceNumber: string,
): Promise<boolean> {
  const { merchantId, mode } = scope;
  const found = await reader.paymentLink.findUnique({
    where: { merchantId_mode_invoiceNumber: { merchantId, mode, invoiceNumber } },
    select: { id: true },
  });
  return found !== null;
}

/** As {@link isInvoiceNumberUsed}, outside a unit. */
export function isInvoiceNumberTaken(scope: Scope, invoiceNumber: string): Promise<boolean> {
  return isInvoiceNumberUsed(db(), scope, invoiceNumber);
}

/** The highest number after `prefix` on any link or payment of this mode; 0 when there is none. */
export async function highestInNumbers(scope: Scope, prefix: string): Promise<bigint> {
  const { merchantId, mode } = scope;
  const begins = `${prefix}%`;
  const rows = await db().$queryRaw<{ highest: bigint | null }[]>`
    SELECT max(substring(number FROM '([0-9]{1,15})$')::bigint) AS highest
    FROM (
      SELECT invoice_number AS number FROM payment_links
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND invoice_number LIKE ${begins}
      UNION ALL
      SELECT invoice_number FROM transactions
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND invoice_number LIKE ${begins}
    ) AS used
    WHERE substring(number FROM ${prefix.length + 1}::int) ~ '^[0-9]{1,15}$'`;
  return rows[0]?.highest ?? 0n;
}

/** The link, locked until the unit ends, so that two payers can't both take the last place. */
export async function lockLink(tx: Tx, scope: Scope, id: string): Promise<LinkRecord | null> {
  await tx.$queryRaw`
    SELECT id FROM payment_links WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR UPDATE`;
  return tx.paymentLink.findFirst({
    where: { merchantId: scope.merchantId, mode: scope.mode, id },
    include: parts,
  });
}

export async function findLink(scope: Scope, id: string): Promise<LinkRecord | null> {
  return db().paymentLink.findFirst({
    where: { merchantId: scope.merchantId, mode: scope.mode, id },
    include: parts,
  });
}

/**
 * The link behind a public address. The one query here without a scope: the unguessable slug is the proof, and the
 * caller makes its scope from what it finds.
 */
export async function findLinkBySlug(slug: string): Promise<LinkRecord | null> {
  return db().paymentLink.findFirst({ where: { slug }, include: parts });
}

/** One more row than `limit`, so that the caller sees whether there is another page. */
export async function listLinks(scope: Scope, filters: LinkFilters, limit: number): Promise<LinkRecord[]> {
  const after = filters.after === undefined ? null : decodeCursor(filters.after);
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const direction = before ? "asc" : "desc";
  return db().paymentLink.findMany({
    where: {
      merchantId: scope.merchantId,
      mode: scope.mode,
      ...(filters.state === "all" ? {} : { status: filters.state }),
      AND: [matching(filters.q), after ? beyond(after, "lt") : {}, before ? beyond(before, "gt") : {}],
    },
    include: parts,
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: limit + 1,
  });
}

function beyond(cursor: Cursor, side: "lt" | "gt"): Prisma.PaymentLinkWhereInput {
  return { OR: [{ createdAt: { [side]: cursor.at } }, { createdAt: cursor.at, id: { [side]: cursor.id } }] };
}

function matching(text: string | undefined): Prisma.PaymentLinkWhereInput {
  if (text === undefined || text === "") return {};
  const contains = { contains: text, mode: "insensitive" } as const;
  const customer = { OR: [{ name: contains }, { email: contains }] };
  return {
    OR: [{ title: contains }, { invoiceNumber: contains }, { id: text }, { slug: text }, { customer }],
  };
}

export async function updateLink(
  tx: Tx,
  scope: Scope,
  id: string,
  data: Prisma.PaymentLinkUncheckedUpdateInput,
): Promise<void> {
  await tx.paymentLink.update({
    where: { merchantId_id: { merchantId: scope.merchantId, id } },
    data: { ...data, updatedAt: new Date() },
  });
}

/** One statement, outside any unit: a view is not worth a lock. */
export async function addView(scope: Scope, id: string): Promise<void> {
  await db().paymentLink.update({
    where: { merchantId_id: { merchantId: scope.merchantId, id } },
    data: { viewCount: { increment: 1 } },
    select: { id: true },
  });
}

/** The audited act of a payer who asked for a new link. */
export const LINK_ASKED = "link.ask_new";

/** When a payer last asked for a new link in place of this one. */
export async function findLastAsked(scope: Scope, linkId: string): Promise<Date | null> {
  const entry = await db().auditEntry.findFirst({
    where: { merchantId: scope.merchantId, targetId: linkId, action: LINK_ASKED },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return entry?.at ?? null;
}

export async function findMerchant(scope: Scope) {
  return db().merchant.findUniqueOrThrow({
    where: { id: scope.merchantId },
    select: { name: true, slug: true, baseCurrency: true, timeZone: true },
  });
}
