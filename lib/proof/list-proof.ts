import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { findTimeZone } from "../team/find-time-zone.ts";
import { dayIn } from "../transactions/day-bounds.ts";
import { daysBack, spanOfDay } from "./local-day.ts";
import { findUncountedHour, hasEarlier, listProofCells, type ProofCell } from "./repository.ts";
import type { ProofFilters, ProofPage, ProofRow } from "./schema.ts";
import { canSaySent } from "./sent-events.ts";
import { listSentDays, type SentRow } from "./sent-repository.ts";
import { differenceOf, sumTallies, type Tally } from "./tally.ts";

/** A page is a table that somebody reads to its end: with a row for each connection, it holds fewer days. */
const PAGE_DAYS: Readonly<Record<ProofFilters["by"], number>> = { day: 30, connection: 10 };

/** Days of the merchant's calendar, the newest first: what came in each day, and where it went. */
export async function listProof(
  scope: Scope,
  filters: ProofFilters,
  clock: Clock = systemClock,
): Promise<ProofPage> {
  const now = clock.now();
  const zone = await findTimeZone(scope);
  const today = dayIn(now, zone);
  const last =
    filters.before === undefined || filters.before > today
      ? today
      : (daysBack(filters.before, 2)[1] ?? today);
  const days = daysBack(last, PAGE_DAYS[filters.by]);
  const first = days.at(-1) ?? last;
  const [from, to] = [spanOfDay(first, zone).from, spanOfDay(last, zone).to];
  const startOfToday = spanOfDay(today, zone).from;
  const uncounted = await findUncountedHour(scope, from, to);
  const liveFrom = uncounted !== null && uncounted < startOfToday ? uncounted : startOfToday;
  const [cells, sent, connections, isOlderThere] = await Promise.all([
    listProofCells(scope, { from, to, liveFrom, zone }),
    listSentDays(scope, first, last),
    listConnections(scope),
    hasEarlier(scope, from),
  ]);
  const wanted = filters.connection?.split(",");
  const isWanted = ({ connectionId }: { readonly connectionId: string }) =>
    wanted?.includes(connectionId) ?? true;
  const known = { cells: cells.filter(isWanted), sent: sent.filter(isWanted), connections, zone, today };
  const rows = days.flatMap((day) =>
    filters.by === "day" ? dayRow(day, known) : connectionRows(day, known),
  );
  const isNewest = last === today;
  return {
    rows,
    total: { received: sum(rows, "received"), difference: sum(rows, "difference") },
    firstDay: first,
    lastDay: last,
    older: isOlderThere ? first : null,
    newer: isNewest ? null : newerBefore(last, today, PAGE_DAYS[filters.by]),
    connections: connections.map(connectionRef),
    askable: connections.flatMap((connection) => askableOf(connection, known)),
  };
}

function askableOf(connection: Connection, { sent }: Known): ProofPage["askable"] {
  if (connection.disabledAt !== null || !canSaySent(connection.provider)) return [];
  const days = sent
    .filter(({ connectionId }) => connectionId === connection.id)
    .map((one) => ({ day: one.day, ...sumSent([one]) }));
  return [{ connection: connectionRef(connection), days }];
}

interface Known {
  readonly cells: readonly ProofCell[];
  readonly sent: readonly SentRow[];
  readonly connections: readonly Connection[];
  readonly zone: string;
  readonly today: string;
}

function dayRow(day: string, known: Known): ProofRow[] {
  const cells = known.cells.filter((cell) => cell.day === day);
  if (cells.length === 0 && day !== known.today) return [];
  return [
    toRow(
      day,
      cells,
      known.sent.filter((one) => one.day === day),
      null,
      known,
    ),
  ];
}

function connectionRows(day: string, known: Known): ProofRow[] {
  return known.connections.flatMap((connection) => {
    const isIts = (one: { readonly day: string; readonly connectionId: string }) =>
      one.day === day && one.connectionId === connection.id;
    const cells = known.cells.filter(isIts);
    return cells.length === 0 ? [] : [toRow(day, cells, known.sent.filter(isIts), connection, known)];
  });
}

function toRow(
  day: string,
  cells: readonly ProofCell[],
  sent: readonly SentRow[],
  connection: Connection | null,
  { zone, today }: Known,
): ProofRow {
  const tally: Tally = sumTallies(cells);
  const { from, to } = spanOfDay(day, zone);
  const counted = cells.flatMap(({ countedAt }) => countedAt?.getTime() ?? []);
  return {
    day,
    connection: connection && connectionRef(connection),
    ...tally,
    difference: differenceOf(tally),
    isToday: day === today,
    countedAt: counted.length === 0 ? null : new Date(Math.min(...counted)).toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    sent: sent.length === 0 ? null : sumSent(sent),
  };
}

function sumSent(sent: readonly SentRow[]): NonNullable<ProofRow["sent"]> {
  return {
    sent: sent.reduce((total, one) => total + one.sent, 0),
    arrived: sent.reduce((total, one) => total + one.arrived, 0),
    missing: sent.flatMap(({ missing }) => missing).slice(0, 20),
    complete: sent.every(({ complete }) => complete),
    askedAt: new Date(Math.min(...sent.map(({ askedAt }) => askedAt.getTime()))).toISOString(),
  };
}

function newerBefore(last: string, today: string, days: number): string {
  const end = new Date(`${last}T12:00:00Z`);
  end.setUTCDate(end.getUTCDate() + days + 1);
  const before = end.toISOString().slice(0, 10);
  return before > today ? "" : before;
}

function sum(rows: readonly ProofRow[], name: "received" | "difference"): number {
  return rows.reduce((total, row) => total + row[name], 0);
}
