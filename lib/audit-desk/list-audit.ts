import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { findCheck, listAuditedMembers, listAuditRows } from "./repository.ts";
import { type AuditFilters, type AuditReport, type ChainCheckDto, storedFaults } from "./schema.ts";
import type { AuditWindow } from "./status.ts";

const PAGE_SIZE = 50;
const DAY = 24 * 60 * 60_000;
const WINDOW_MS: Readonly<Record<AuditWindow, number | null>> = {
  "24h": DAY,
  "7d": 7 * DAY,
  "30d": 30 * DAY,
  "90d": 90 * DAY,
  all: null,
};

/** What was done, by whom and from where, the newest first; and whether the log is whole. */
export async function listAudit(
  scope: Scope,
  filters: AuditFilters,
  clock: Clock = systemClock,
): Promise<AuditReport> {
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const after = filters.after === undefined || before !== null ? null : decodeCursor(filters.after);
  const [fetched, members, check] = await Promise.all([
    listAuditRows(scope, auditCondition(filters, clock.now()), {
      cursor: before ?? after,
      newer: before !== null,
      limit: PAGE_SIZE,
    }),
    listAuditedMembers(scope),
    lastCheck(scope),
  ]);
  const page = toPage(fetched, {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: ({ at, id }) => ({ at, id }),
  });
  return { page: { ...page, rows: page.rows.map(auditRow) }, members, check };
}

/** The filters as the database asks for them. */
export function auditCondition({ action, member, target, window }: AuditFilters, now: Date) {
  const ms = WINDOW_MS[window];
  return {
    action,
    memberId: member,
    targetId: target,
    since: ms === null ? null : new Date(now.getTime() - ms),
  };
}

type StoredRow = Awaited<ReturnType<typeof listAuditRows>>[number];
const storedDetail = z.record(z.string(), z.unknown()).catch({});

export function auditRow({ at, detail, merchantId: _, ...row }: StoredRow) {
  const facts = Object.entries(storedDetail.parse(detail)).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
  return { ...row, at: at.toISOString(), detail: facts };
}

async function lastCheck({ merchantId }: Scope): Promise<ChainCheckDto | null> {
  const check = await findCheck(merchantId);
  if (check === null) return null;
  const { at, links, seq, hash, faults } = check;
  const head = seq === 0 ? null : { seq, hash };
  return { at: at.toISOString(), links, head, faults: storedFaults.parse(faults) };
}
