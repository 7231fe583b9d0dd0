import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

/** A snapshot as stored: decimal strings of `currency`. */
export interface SnapshotRow {
  readonly connectionId: string;
  readonly currency: string;
  readonly available: string;
  readonly pending: string | null;
  readonly settled: string | null;
  readonly totalIn: string | null;
  readonly totalOut: string | null;
  readonly source: string;
  readonly asOf: Date;
}

/** The newest snapshot of each connection and currency of the scope's mode. */
export async function listNewestSnapshots(scope: Scope): Promise<SnapshotRow[]> {
  return db().$queryRaw<SnapshotRow[]>`
    SELECT newest.* FROM connections CROSS JOIN LATERAL (
      SELECT DISTINCT ON (currency) connection_id AS "connectionId", currency, available::text, pending::text,
        settled::text, total_in::text AS "totalIn", total_out::text AS "totalOut", source, as_of AS "asOf"
      FROM balance_snapshots
      WHERE merchant_id = connections.merchant_id AND connection_id = connections.id
      ORDER BY currency, as_of DESC, id DESC
    ) AS newest
    WHERE connections.merchant_id = ${scope.merchantId} AND connections.mode = ${scope.mode}`;
}

export interface DailyValue {
  readonly connectionId: string;
  readonly currency: string;
  readonly at: Date;
  readonly available: string;
}

/** What each connection held last on each day of the merchant's calendar, oldest day first. */
export async function listDailyValues(scope: Scope, since: Date): Promise<DailyValue[]> {
  return db().$queryRaw<DailyValue[]>`
    SELECT "connectionId", currency, at, available FROM (
      SELECT DISTINCT ON (s.connection_id, s.currency, (s.as_of AT TIME ZONE merchants.time_zone)::date)
        s.connection_id AS "connectionId", s.currency, s.as_of AS at, s.available::text AS available
      FROM balance_snapshots s JOIN merchants ON merchants.id = s.merchant_id
      WHERE s.merchant_id = ${scope.merchantId} AND s.mode = ${scope.mode} AND s.as_of >= ${since}
      ORDER BY s.connection_id, s.currency, (s.as_of AT TIME ZONE merchants.time_zone)::date, s.as_of DESC, s.id DESC
    ) AS daily ORDER BY at`;
}
