import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Cursor } from "../paging.ts";
import { type EventCondition, type EventPath, pathOf, whereOf } from "./event-path-repository.ts";

/**
 * How far one page looks. Filters that an index answers have no need of it; where others thin out what the index
 * gives, the look ends after this many events and says where, so that no filter, however rare what it wants, costs more
 * than this.
 */
const LOOK = 10_000;
const LEAST_LOOK = 2000;

/** An event as the list shows it: without headers and body. */
export interface EventListRow {
  readonly id: string;
  readonly connectionId: string;
  readonly channel: string;
  readonly type: string;
  readonly status: string;
  readonly externalEventId: string | null;
  readonly transactionId: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly outcome: string;
  readonly receivedAt: Date;
  readonly processedAt: Date | null;
  readonly acceptedAt: Date | null;
}

const LIST_COLUMNS = Prisma.sql`id, connection_id AS "connectionId", channel, type, status,
  external_event_id AS "externalEventId", transaction_id AS "transactionId", attempts,
  next_attempt_at AS "nextAttemptAt", outcome, received_at AS "receivedAt", processed_at AS "processedAt",
  accepted_at AS "acceptedAt"`;
const KEY_COLUMNS = Prisma.sql`received_at AS "receivedAt", id`;

export interface LookOptions {
  /** Begin beyond this row; null: at the end that the direction starts from. */
  readonly cursor: Cursor | null;
  /** Oldest first, towards now; otherwise newest first. */
  readonly newer: boolean;
  readonly limit: number;
}

export interface Looked<Row> {
  readonly rows: Row[];
  /** The look ended at this event though there are more beyond it; null: it saw everything. */
  readonly horizon: Cursor | null;
}

/** Rows under a condition in the direction of reading, at most `limit`. */
export async function lookForRows(
  scope: Scope,
  condition: EventCondition,
  options: LookOptions,
): Promise<Looked<EventListRow>> {
  return look(scope, condition, options, LIST_COLUMNS);
}

/** The same without anything but the keys. */
export async function lookForKeys(
  scope: Scope,
  condition: EventCondition,
  options: LookOptions,
): Promise<Looked<Pick<EventListRow, "id" | "receivedAt">>> {
  return look(scope, condition, options, KEY_COLUMNS);
}

/** Rows under a condition, newest first; counting stops at `cap` + 1, and where a look ends (`more`). */
export async function countEvents(
  scope: Scope,
  condition: EventCondition,
  cap: number,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const path = pathOf(condition);
  const options = { cursor: null, newer: false, limit: cap + 1 };
  const horizon = await findHorizon(scope, path, options);
  const where = whereOf(scope, path, [...path.rest, ...upTo(horizon, false)]);
  const each = Prisma.sql`SELECT 1 FROM webhook_events WHERE ${where}`;
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 ${overArms(path, each, cap + 1)} LIMIT ${cap + 1}) AS counted`;
  const count = row?.count ?? 0;
  return { count: Math.min(count, cap), more: count > cap || horizon !== null };
}

async function look<Row>(
  scope: Scope,
  condition: EventCondition,
  options: LookOptions,
  columns: Prisma.Sql,
): Promise<Looked<Row>> {
  const path = pathOf(condition);
  const { cursor, newer, limit } = options;
  const horizon = await findHorizon(scope, path, options);
  const where = whereOf(scope, path, [...path.rest, ...beyond(cursor, newer), ...upTo(horizon, newer)]);
  const order = newer
    ? Prisma.sql`ORDER BY "receivedAt" ASC, id ASC`
    : Prisma.sql`ORDER BY "receivedAt" DESC, id DESC`;
  const each = Prisma.sql`SELECT ${columns} FROM webhook_events WHERE ${where} ${order}`;
  const rows = await db().$queryRaw<Row[]>`
    SELECT event.* ${overArms(path, each, limit)} ${order} LIMIT ${limit}`;
  return { rows, horizon };
}

/** `FROM …` the rows of `each`, for every value of the arm where there is one. */
function overArms({ arm }: EventPath, each: Prisma.Sql, limit: number): Prisma.Sql {
  if (arm === null) return Prisma.sql`FROM (${each} LIMIT ${limit}) AS event`;
  return Prisma.sql`FROM unnest(${[...arm.values]}::text[]) AS arm(value)
    CROSS JOIN LATERAL (${each} LIMIT ${limit}) AS event`;
}

/** Where a look along the path ends; null when it sees everything, or when nothing thins out what the index gives. */
async function findHorizon(
  scope: Scope,
  path: EventPath,
  { cursor, newer }: Omit<LookOptions, "limit">,
): Promise<Cursor | null> {
  if (path.rest.length === 0) return null;
  const share = Math.max(LEAST_LOOK, Math.floor(LOOK / Math.max(1, path.arm?.values.length ?? 1)));
  const where = whereOf(scope, path, beyond(cursor, newer));
  const along = newer ? Prisma.sql`received_at ASC, id ASC` : Prisma.sql`received_at DESC, id DESC`;
  const nearest = newer ? Prisma.sql`"receivedAt" ASC, id ASC` : Prisma.sql`"receivedAt" DESC, id DESC`;
  const each = Prisma.sql`
    SELECT ${KEY_COLUMNS} FROM webhook_events WHERE ${where} ORDER BY ${along} OFFSET ${share - 1}`;
  const [last] = await db().$queryRaw<{ receivedAt: Date; id: string }[]>`
    SELECT event.* ${overArms(path, each, 1)} ORDER BY ${nearest} LIMIT 1`;
  return last === undefined ? null : { at: last.receivedAt, id: last.id };
}

/** The first bound alone leaves out whole months; the second settles equal moments. */
function beyond(cursor: Cursor | null, newer: boolean): Prisma.Sql[] {
  if (cursor === null) return [];
  const { at, id } = cursor;
  return newer
    ? [Prisma.sql`received_at >= ${at} AND (received_at, id) > (${at}, ${id})`]
    : [Prisma.sql`received_at <= ${at} AND (received_at, id) < (${at}, ${id})`];
}

function upTo(horizon: Cursor | null, newer: boolean): Prisma.Sql[] {
  if (horizon === null) return [];
  const { at, id } = horizon;
  return newer
    ? [Prisma.sql`received_at <= ${at} AND (received_at, id) <= (${at}, ${id})`]
    : [Prisma.sql`received_at >= ${at} AND (received_at, id) >= (${at}, ${id})`];
}
