import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { askPlanned } from "../db/ask.ts";
import { db } from "../db/client.ts";
import { Prisma, type WebhookAttempt } from "../db/generated/client.ts";
import { isId } from "../ids.ts";

const idRows = z.array(z.object({ id: z.string() }));
const hintRows = z.array(z.object({ id: z.string(), type: z.string(), status: z.string() }));

/** Kinds of events among the newest 1,000. */
export async function listEventTypes(scope: Scope): Promise<string[]> {
  const rows = await db().$queryRaw<{ type: string }[]>`
    SELECT DISTINCT type FROM (
      SELECT type FROM webhook_events WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode}
      ORDER BY received_at DESC, id DESC LIMIT 1000) AS newest
    WHERE type <> '' ORDER BY type LIMIT 100`;
  return rows.map(({ type }) => type);
}

/**
 * Events that a search text names: ours by id, the provider's by theirs on one of the connections, with the copies that
 * came after it. The narrow table of keys has the provider's ids, so that no index over all events need have them.
 */
export async function listNamedEventIds(
  scope: Scope,
  connectionIds: readonly string[],
  text: string,
): Promise<string[]> {
  if (isId("webhookEvent", text)) return [text];
  const rows = await askPlanned(Prisma.sql`
    WITH named AS (
      SELECT event_id AS id FROM webhook_event_keys
      WHERE merchant_id = ${scope.merchantId} AND connection_id = ANY(${[...connectionIds]})
        AND external_event_id = ${text} LIMIT 50)
    SELECT id FROM named
    UNION ALL (
      SELECT event.id FROM named JOIN webhook_events AS event
        ON event.merchant_id = ${scope.merchantId} AND event.first_event_id = named.id
      LIMIT 500)`);
  return idRows.parse(rows).map(({ id }) => id);
}

/** `times` are those in the ids; they name the months to look in. */
export async function listEventHints(
  scope: Scope,
  ids: readonly string[],
  times: readonly Date[],
): Promise<z.infer<typeof hintRows>> {
  // One by one: planned for any moments at once, it would look into every month.
  const rows = await askPlanned(Prisma.sql`
    SELECT event.* FROM unnest(${[...ids]}::text[], ${[...times]}::timestamptz[]) AS named(id, at)
    CROSS JOIN LATERAL (
      SELECT id, type, status FROM webhook_events
      WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND id = named.id AND received_at = named.at
      LIMIT 1) AS event
    ORDER BY named.at DESC, named.id DESC LIMIT 3`);
  return hintRows.parse(rows);
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

/** The same notification again, newest first. */
export async function listCopies(
  scope: Scope,
  eventId: string,
): Promise<{ readonly id: string; readonly receivedAt: Date }[]> {
  const where = { merchantId: scope.merchantId, mode: scope.mode, firstEventId: eventId };
  const select = { id: true, receivedAt: true };
  return db().webhookEvent.findMany({ where, select, orderBy: [{ receivedAt: "desc" }], take: 20 });
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
