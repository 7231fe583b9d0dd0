import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma, WebhookAttempt, WebhookEvent } from "../db/generated/client.ts";
import type { Cursor } from "../paging.ts";
import type { EventStatus } from "./status.ts";

/** An event as the list shows it: without headers and body. */
export type EventListRow = Pick<
  WebhookEvent,
  | "id"
  | "connectionId"
  | "channel"
  | "type"
  | "status"
  | "externalEventId"
  | "transactionId"
  | "attempts"
  | "nextAttemptAt"
  | "outcome"
  | "receivedAt"
  | "processedAt"
>;

const listSelect = {
  id: true,
  connectionId: true,
  channel: true,
  type: true,
  status: true,
  externalEventId: true,
  transactionId: true,
  attempts: true,
  nextAttemptAt: true,
  outcome: true,
  receivedAt: true,
  processedAt: true,
} as const;

/** Filters already resolved: no text left to interpret. */
export interface EventCondition {
  readonly statuses: readonly EventStatus[];
  readonly connectionIds?: readonly string[];
  readonly type?: string;
  readonly search?: EventSearch;
}

/** Any of these names the event. */
export interface EventSearch {
  readonly text: string;
  readonly transactionIds: readonly string[];
}

function whereOf(scope: Scope, condition: EventCondition): Prisma.WebhookEventWhereInput {
  const { statuses, connectionIds, type, search } = condition;
  return {
    merchantId: scope.merchantId,
    mode: scope.mode,
    status: { in: [...statuses] },
    ...(connectionIds === undefined ? {} : { connectionId: { in: [...connectionIds] } }),
    ...(type === undefined ? {} : { type }),
    ...(search === undefined
      ? {}
      : {
          OR: [
            { id: search.text },
            { externalEventId: search.text },
            { transactionId: { in: [search.text, ...search.transactionIds] } },
          ],
        }),
  };
}

/** One row more than `limit`, in the direction of reading: newest first for older pages, oldest first for newer ones. */
export async function listEventRows(
  scope: Scope,
  condition: EventCondition,
  position: { readonly cursor: Cursor | null; readonly newer: boolean; readonly limit: number },
): Promise<EventListRow[]> {
  const { cursor, newer, limit } = position;
  const direction = newer ? "asc" : "desc";
  return db().webhookEvent.findMany({
    where: { AND: [whereOf(scope, condition), cursor === null ? {} : beyond(cursor, newer)] },
    orderBy: [{ receivedAt: direction }, { id: direction }],
    take: limit + 1,
    select: listSelect,
  });
}

/** The first bound alone lets the index begin at the cursor; the second settles equal moments. */
function beyond({ at, id }: Cursor, newer: boolean): Prisma.WebhookEventWhereInput {
  return newer
    ? { receivedAt: { gte: at }, OR: [{ receivedAt: { gt: at } }, { id: { gt: id } }] }
    : { receivedAt: { lte: at }, OR: [{ receivedAt: { lt: at } }, { id: { lt: id } }] };
}

/** Rows under a condition; counting stops at `cap` + 1. */
export async function countEvents(scope: Scope, condition: EventCondition, cap: number): Promise<number> {
  return db().webhookEvent.count({ where: whereOf(scope, condition), take: cap + 1 });
}

/** Kinds of events among the newest 5,000. */
export async function listEventTypes(scope: Scope): Promise<string[]> {
  const rows = await db().$queryRaw<{ type: string }[]>`
    SELECT DISTINCT type FROM (
      SELECT type FROM webhook_events WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode}
      ORDER BY received_at DESC, id DESC LIMIT 5000) AS newest
    WHERE type <> '' ORDER BY type LIMIT 100`;
  return rows.map(({ type }) => type);
}

/** Transactions that a search text names by reference, invoice number or the provider's id. */
export async function listNamedTransactionIds(scope: Scope, text: string): Promise<string[]> {
  const rows = await db().transaction.findMany({
    where: {
      merchantId: scope.merchantId,
      OR: [{ reference: text }, { externalId: text }, { invoiceNumber: text }],
    },
    select: { id: true },
    take: 50,
  });
  return rows.map(({ id }) => id);
}

/** The merchant's own names of transactions, by id. */
export async function findReferences(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const where = { merchantId: scope.merchantId, id: { in: [...ids] } };
  const rows = await db().transaction.findMany({ where, select: { id: true, reference: true } });
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

/** Tries of one event, newest first. */
export async function listAttempts(scope: Scope, eventId: string): Promise<WebhookAttempt[]> {
  const where = { merchantId: scope.merchantId, eventId };
  return db().webhookAttempt.findMany({ where, orderBy: [{ number: "desc" }, { id: "desc" }], take: 100 });
}

/** A transaction that a fact may be about: its present status and amount. */
export interface SubjectRow {
  readonly id: string;
  readonly status: string;
  readonly amount: string;
  readonly currency: string;
}

export async function listSubjects(
  scope: Scope,
  connectionId: string,
  match:
    | { readonly id: string }
    | { readonly externalId: string }
    | { readonly reference: string }
    | SessionMatch,
): Promise<SubjectRow[]> {
  const rows = await db().transaction.findMany({
    where: { merchantId: scope.merchantId, connectionId, ...match },
    select: { id: true, status: true, amount: true, currency: true },
    take: 2,
  });
  return rows.map(({ amount, ...row }) => ({ ...row, amount: amount.toFixed() }));
}

interface SessionMatch {
  readonly sessionKey: string;
  readonly amount: string;
}

export async function listEventIdRows(
  scope: Scope,
  condition: EventCondition,
  limit: number,
): Promise<string[]> {
  const rows = await db().webhookEvent.findMany({
    where: whereOf(scope, condition),
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
