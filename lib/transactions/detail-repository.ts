import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma, ProviderCall, TimelineEntry } from "../db/generated/client.ts";

const related = {
  customer: { select: { id: true, name: true, email: true, createdAt: true } },
  link: { select: { id: true, title: true } },
  tags: { select: { tag: true }, orderBy: { tag: "asc" } },
} satisfies Prisma.TransactionInclude;

export type StoredDetail = Prisma.TransactionGetPayload<{ include: typeof related }>;

/** More entries than this only a broken sender makes; the newest are kept. */
const MOST_ENTRIES = 200;
const MOST_CALLS = 50;

export async function findDetail(scope: Scope, id: string): Promise<StoredDetail | null> {
  return db().transaction.findFirst({
    where: { merchantId: scope.merchantId, mode: scope.mode, id },
    include: related,
  });
}

/** Newest first. Entries of one moment keep the order in which they were written. */
export async function listTimeline(scope: Scope, transactionId: string): Promise<TimelineEntry[]> {
  return db().timelineEntry.findMany({
    where: { merchantId: scope.merchantId, transactionId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST_ENTRIES,
  });
}

/** Entries that came of one webhook event, oldest first, with their transactions' references. */
export async function listEntriesOfEvent(
  scope: Scope,
  eventId: string,
): Promise<{ readonly entry: TimelineEntry; readonly reference: string }[]> {
  const { merchantId, mode } = scope;
  const entries = await db().timelineEntry.findMany({
    where: { merchantId, eventId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_ENTRIES,
  });
  const transactions = await db().transaction.findMany({
    where: { merchantId, mode, id: { in: entries.map((entry) => entry.transactionId) } },
    select: { id: true, reference: true },
  });
  const references = new Map(transactions.map(({ id, reference }) => [id, reference]));
  return entries.flatMap((entry) => {
    const reference = references.get(entry.transactionId);
    return reference === undefined ? [] : { entry, reference };
  });
}

/** Newest first. */
export async function listCalls(scope: Scope, transactionId: string): Promise<ProviderCall[]> {
  return db().providerCall.findMany({
    where: { merchantId: scope.merchantId, transactionId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST_CALLS,
  });
}

/** Payments that this customer began in the scope's mode. */
export async function countPayments(scope: Scope, customerId: string): Promise<number> {
  return db().transaction.count({
    where: { merchantId: scope.merchantId, mode: scope.mode, customerId, kind: "payment" },
  });
}
