import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { EventType } from "../event-catalogue/status.ts";
import { lowestId } from "../ids.ts";
import type { TransactionStatus } from "../transactions/status.ts";
import type { EventNames } from "./event-names.ts";
import type { StoredEvent } from "./event-repository.ts";
import type { Window } from "./window.ts";

/** Counting stops at `cap` + 1, here and below. */
export async function countFailed(
  { merchantId, mode }: Scope,
  { endpointId, since, until }: Window,
  cap: number,
): Promise<number> {
  return countOf(
    Prisma.sql`
    FROM deliveries
    WHERE merchant_id = ${merchantId} AND mode = ${mode} AND endpoint_id = ${endpointId} AND status = 'failed'
      AND created_at >= ${since} AND created_at < ${until}`,
    cap,
  );
}

async function countOf(rows: Prisma.Sql, cap: number): Promise<number> {
  const counted = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT ${rows} LIMIT ${cap + 1}::int) AS counted`;
  return counted[0]?.count ?? 0;
}

/**
 * Events of the window that are written down and that the endpoint has no delivery of. A test is its own source: it was
 * meant for one endpoint, and nothing happened.
 */
const unsent = ({ merchantId, mode }: Scope, window: Window, types: readonly EventType[]) => Prisma.sql`
  FROM outbound_events AS event
  WHERE event.merchant_id = ${merchantId} AND event.mode = ${mode} AND event.type = ANY(${[...types]})
    AND event.occurred_at >= ${window.since} AND event.occurred_at < ${window.until}
    AND event.source <> event.id AND NOT EXISTS (
      SELECT FROM deliveries WHERE deliveries.merchant_id = event.merchant_id
        AND deliveries.endpoint_id = ${window.endpointId} AND deliveries.event_id = event.id)`;

export async function countUnsent(
  scope: Scope,
  window: Window,
  types: readonly EventType[],
  cap: number,
): Promise<number> {
  return countOf(unsent(scope, window, types), cap);
}

export async function listUnsent(
  scope: Scope,
  window: Window,
  types: readonly EventType[],
  limit: number,
): Promise<StoredEvent[]> {
  return db().$queryRaw<StoredEvent[]>`
    SELECT event.id, event.type, event.transaction_id AS "transactionId" ${unsent(scope, window, types)}
    ORDER BY event.occurred_at, event.id LIMIT ${limit}::int`;
}

/**
 * Changes of the window that no event was written down for, one row for each event that is missing. The timeline is the
 * record: entries that changed a status, and transactions that began. An entry's id holds its moment, so that the
 * primary key finds the window.
 */
const untold = ({ merchantId, mode }: Scope, { since, until }: Window, names: EventNames) => Prisma.sql`
  FROM (
    SELECT id AS source, transaction_id, status_before, status_after, at FROM timeline_entries
    WHERE merchant_id = ${merchantId} AND id >= ${lowestId("timelineEntry", since)}
      AND id < ${lowestId("timelineEntry", until)}
      AND status_after IS NOT NULL AND status_after IS DISTINCT FROM status_before
    UNION ALL
    SELECT id, id, NULL, 'created', created_at FROM transactions
    WHERE merchant_id = ${merchantId} AND mode = ${mode} AND created_at >= ${since} AND created_at < ${until}
  ) AS change
  JOIN transactions ON transactions.merchant_id = ${merchantId} AND transactions.id = change.transaction_id
    AND transactions.mode = ${mode}
  LEFT JOIN payment_links AS link ON link.merchant_id = ${merchantId} AND link.id = transactions.link_id
    AND transactions.kind = 'payment' AND change.status_after = ANY(${[...names.paid]})
    AND (change.status_before IS NULL OR NOT change.status_before = ANY(${[...names.paid]}))
  CROSS JOIN LATERAL (
    SELECT name.type, change.source FROM unnest(
      ${names.kinds}::text[], ${names.statuses}::text[], ${names.types}::text[]) AS name(kind, status, type)
    WHERE name.kind = transactions.kind AND name.status = change.status_after
    UNION ALL
    SELECT 'payment_link.paid', transactions.id WHERE link.id IS NOT NULL AND ${names.links}
    UNION ALL
    SELECT 'invoice.paid', transactions.id WHERE link.invoice_number IS NOT NULL AND link.invoice_id IS NULL AND ${names.invoices}
  ) AS told(type, source)
  WHERE NOT EXISTS (
    SELECT FROM outbound_events AS event
    WHERE event.merchant_id = ${merchantId} AND event.type = told.type AND event.source = told.source)`;

export async function countUntold(
  scope: Scope,
  window: Window,
  names: EventNames,
  cap: number,
): Promise<number> {
  return countOf(untold(scope, window, names), cap);
}

export interface UntoldChange {
  readonly source: string;
  readonly transactionId: string;
  readonly before: TransactionStatus | null;
  readonly after: TransactionStatus;
  readonly at: Date;
}

/** The changes behind them, oldest first, beyond `after`. */
export async function listUntold(
  scope: Scope,
  window: Window,
  names: EventNames,
  { after, limit }: { readonly after: UntoldChange | null; readonly limit: number },
): Promise<UntoldChange[]> {
  const beyond =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (change.at, change.source) > (${after.at}::timestamptz, ${after.source}::text)`;
  return db().$queryRaw<UntoldChange[]>`
    SELECT DISTINCT change.at, change.source, change.transaction_id AS "transactionId",
      change.status_before AS "before", change.status_after AS "after"
    ${untold(scope, window, names)} ${beyond}
    ORDER BY change.at, change.source LIMIT ${limit}::int`;
}
