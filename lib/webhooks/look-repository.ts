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
const LOOK = 2000;
const LEAST_LOOK = 500;

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

/**
 * Rows under a condition. Counting stops at `cap`, or where a look ends; `more`: it stopped, and there is more, or may be.
 */
export async function countEvents(
  scope: Scope,
  condition: EventCondition,
  cap: number,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const path = pathOf(condition);
  const share = path.rest.length === 0 ? cap + 1 : shareOf(path);
  const looked = along(scope, path, { cursor: null, newer: false, share });
  const each = Prisma.sql`SELECT count(*) FILTER (WHERE ${restOf(path)}) AS fitting, count(*) AS seen FROM (${looked}) AS looked`;
  const [row] = await db().$queryRaw<{ count: number; ended: boolean | null }[]>`
    SELECT coalesce(sum(fitting), 0)::int AS count, bool_or(seen = ${share}) AS ended ${overArms(path, each)}`;
  const count = row?.count ?? 0;
  return { count: Math.min(count, cap), more: count > cap || (path.rest.length > 0 && row?.ended === true) };
}

async function look<Row extends Key>(
  scope: Scope,
  condition: EventCondition,
  options: LookOptions,
  columns: Prisma.Sql,
): Promise<Looked<Row>> {
  const path = pathOf(condition);
  const { newer, limit } = options;
  const share = path.rest.length === 0 ? limit : shareOf(path);
  const looked = along(scope, path, { ...options, share });
  const each = Prisma.sql`SELECT ${columns} FROM (${looked}) AS looked WHERE ${restOf(path)} LIMIT ${limit}`;
  const order = newer
    ? Prisma.sql`ORDER BY "receivedAt" ASC, id ASC`
    : Prisma.sql`ORDER BY "receivedAt" DESC, id DESC`;
  const rows = await db().$queryRaw<Row[]>`SELECT event.* ${overArms(path, each)} ${order} LIMIT ${limit}`;
  const isWhole = path.rest.length === 0 || (path.arm === null && rows.length === limit);
  const horizon = isWhole ? null : await findHorizon(scope, path, options);
  if (horizon === null) return { rows, horizon };
  // One arm may have been seen further than another: what lies beyond the nearest end is for the next look.
  const within = rows.filter((row) => isWithin(row, horizon, newer));
  return { rows: within, horizon: within.length === limit ? null : horizon };
}

type Key = Pick<EventListRow, "id" | "receivedAt">;

function isWithin({ id, receivedAt }: Key, horizon: Cursor, newer: boolean): boolean {
  const apart = receivedAt.getTime() - horizon.at.getTime();
  if (apart === 0) return newer ? id <= horizon.id : id >= horizon.id;
  return newer ? apart < 0 : apart > 0;
}

function shareOf({ arm }: EventPath): number {
  return Math.max(LEAST_LOOK, Math.floor(LOOK / Math.max(1, arm?.values.length ?? 1)));
}

/**
 * The first `share` events along the path from the cursor on. Its limit also keeps the conditions that only thin out
 * from leading the database away from the index.
 */
function along(
  scope: Scope,
  path: EventPath,
  { cursor, newer, share }: Omit<LookOptions, "limit"> & { readonly share: number },
): Prisma.Sql {
  const order = newer ? Prisma.sql`received_at ASC, id ASC` : Prisma.sql`received_at DESC, id DESC`;
  return Prisma.sql`
    SELECT * FROM webhook_events WHERE ${whereOf(scope, path, beyond(cursor, newer))} ORDER BY ${order} LIMIT ${share}`;
}

function restOf({ rest }: EventPath): Prisma.Sql {
  return rest.length === 0 ? Prisma.sql`true` : Prisma.join([...rest], " AND ");
}

/** `FROM` the rows of `each`, for every value of the arm where there is one. */
function overArms({ arm }: EventPath, each: Prisma.Sql): Prisma.Sql {
  if (arm === null) return Prisma.sql`FROM (${each}) AS event`;
  return Prisma.sql`FROM unnest(${[...arm.values]}::text[]) AS arm(value) CROSS JOIN LATERAL (${each}) AS event`;
}

/** The nearest end of the looks along the arms; null when they saw everything. */
async function findHorizon(scope: Scope, path: EventPath, options: LookOptions): Promise<Cursor | null> {
  const { newer } = options;
  const share = shareOf(path);
  const looked = along(scope, path, { ...options, share });
  const nearest = newer ? Prisma.sql`"receivedAt" ASC, id ASC` : Prisma.sql`"receivedAt" DESC, id DESC`;
  const each = Prisma.sql`SELECT ${KEY_COLUMNS} FROM (${looked}) AS looked OFFSET ${share - 1} LIMIT 1`;
  const [last] = await db().$queryRaw<
    Key[]
  >`SELECT event.* ${overArms(path, each)} ORDER BY ${nearest} LIMIT 1`;
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
