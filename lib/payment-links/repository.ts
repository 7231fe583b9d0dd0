import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { isId } from "../ids.ts";
import { type Cursor, decodeCursor } from "../paging.ts";
import type { LinkFilters } from "./schema.ts";

/** What always comes with a link. */
export const linkParts = {
  customer: true,
  ways: { orderBy: { position: "asc" } },
  prices: { orderBy: { position: "asc" } },
  image: { select: { hash: true, width: true, height: true } },
} as const satisfies Prisma.PaymentLinkInclude;
export type LinkRecord = Prisma.PaymentLinkGetPayload<{ include: typeof linkParts }>;
type Unowned<Row> = Omit<Row, "merchantId">;
export type NewLink = Unowned<Prisma.PaymentLinkUncheckedCreateInput>;
export type NewPrice = Omit<Unowned<Prisma.PaymentLinkPriceUncheckedCreateInput>, "linkId">;
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

/** Puts these in place of a link's further prices. */
export async function replacePrices(
  tx: Tx,
  { merchantId }: Scope,
  linkId: string,
  prices: readonly NewPrice[],
): Promise<void> {
  await tx.paymentLinkPrice.deleteMany({ where: { merchantId, linkId } });
  await tx.paymentLinkPrice.createMany({ data: prices.map((price) => ({ ...price, merchantId, linkId })) });
}

/** Puts these in place of a draft's ways. */
export async function replaceWays(
  tx: Tx,
  { merchantId }: Scope,
  linkId: string,
  ways: readonly NewWay[],
): Promise<void> {
  await tx.paymentLinkWay.deleteMany({ where: { merchantId, linkId } });
  await tx.paymentLinkWay.createMany({ data: ways.map((way) => ({ ...way, merchantId })) });
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

/** Slugs of these links, by id. */
export async function listSlugs(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { merchantId, mode } = scope;
  const rows = await db().paymentLink.findMany({
    where: { merchantId, mode, id: { in: [...ids] } },
    select: { id: true, slug: true },
  });
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** The link, locked until the unit ends, so that two payers can't both take the last place. */
export async function lockLink(tx: Tx, scope: Scope, id: string): Promise<LinkRecord | null> {
  await tx.$queryRaw`
    SELECT id FROM payment_links WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR UPDATE`;
  return tx.paymentLink.findFirst({
    where: { merchantId: scope.merchantId, mode: scope.mode, id },
    include: linkParts,
  });
}

export async function findLink(scope: Scope, id: string): Promise<LinkRecord | null> {
  return db().paymentLink.findFirst({
    where: { merchantId: scope.merchantId, mode: scope.mode, id },
    include: linkParts,
  });
}

/**
 * The link behind a public address. The one query here without a scope: the unguessable slug is the proof, and the
 * caller makes its scope from what it finds.
 */
export async function findLinkBySlug(slug: string): Promise<LinkRecord | null> {
  return db().paymentLink.findFirst({ where: { slug }, include: linkParts });
}

/** One more row than `limit`, so that the caller sees whether there is another page. */
export async function listLinks(
  scope: Scope,
  filters: LinkFilters,
  limit: number,
  now: Date,
): Promise<LinkRecord[]> {
  const after = filters.after === undefined ? null : decodeCursor(filters.after);
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const direction = before ? "asc" : "desc";
  return db().paymentLink.findMany({
    where: {
      merchantId: scope.merchantId,
      mode: scope.mode,
      AND: [
        inState(filters.state, now),
        matching(filters.q),
        after ? beyond(after, "lt") : {},
        before ? beyond(before, "gt") : {},
      ],
    },
    include: linkParts,
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: limit + 1,
  });
}

/** Those that `linkState` would call so, in its order of what outranks what. */
function inState(state: LinkFilters["state"], now: Date): Prisma.PaymentLinkWhereInput {
  const { maxPayments } = db().paymentLink.fields;
  const full = { maxPayments: { not: null }, paidCount: { gte: maxPayments } };
  // NOT over a null is neither true nor false: without a limit a link is never full.
  const hasRoom = { OR: [{ maxPayments: null }, { paidCount: { lt: maxPayments } }] };
  const nothingDue = { status: "published", invoiceId: { not: null }, amount: 0 };
  const somethingDue = { OR: [{ invoiceId: null }, { amount: null }, { amount: { not: 0 } }] };
  const published = { status: "published", AND: [hasRoom, somethingDue] };
  const wheres: Record<LinkFilters["state"], Prisma.PaymentLinkWhereInput> = {
    all: {},
    draft: { status: "draft", ...hasRoom },
    archived: { status: "archived", ...hasRoom },
    paid: { OR: [{ ...full, maxPayments: 1 }, { AND: [nothingDue, hasRoom] }] },
    sold_out: { ...full, maxPayments: { gt: 1 } },
    expired: { ...published, expiresAt: { lte: now } },
    open: { ...published, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  };
  return wheres[state];
}

function beyond(cursor: Cursor, side: "lt" | "gt"): Prisma.PaymentLinkWhereInput {
  return { OR: [{ createdAt: { [side]: cursor.at } }, { createdAt: cursor.at, id: { [side]: cursor.id } }] };
}

function matching(text: string | undefined): Prisma.PaymentLinkWhereInput {
  if (text === undefined || text === "") return {};
  if (isId("customer", text)) return { customerId: text };
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
    select: { name: true, slug: true, baseCurrency: true, timeZone: true, returnHosts: true },
  });
}

export async function saveReturnHosts(
  tx: Tx,
  { merchantId }: Scope,
  hosts: readonly string[],
): Promise<void> {
  await tx.merchant.update({ where: { id: merchantId }, data: { returnHosts: [...hosts] } });
}
