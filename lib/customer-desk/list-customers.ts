import type { Scope } from "../auth/scope.ts";
import { decodeCursor, type Page, toPage } from "../paging.ts";
import { type CustomerTotals, sumCustomers } from "../transactions/sum-customers.ts";
import { findByExactId, type ListedCustomer, listRows } from "./list-repository.ts";
import { toPerson } from "./person-dto.ts";
import type { CustomerFilters, CustomerPage, CustomerRow } from "./schema.ts";

const PAGE_SIZE = 50;
const SHOWN_CURRENCIES = 2;

/** The merchant's customers, newest first, with what each did in the scope's mode. Only those of the page are summed up. */
export async function listCustomers(scope: Scope, filters: CustomerFilters): Promise<CustomerPage> {
  const q = filters.q || undefined;
  const exact = q === undefined ? [] : await findByExactId(scope, q);
  const page =
    exact.length > 0 ? { rows: exact, older: null, newer: null } : await pageOf(scope, { ...filters, q });
  const totals = await sumCustomers(
    scope,
    page.rows.map((row) => row.id),
  );
  return { ...page, rows: page.rows.map((row) => toRow(row, totals.get(row.id))) };
}

async function pageOf(scope: Scope, filters: CustomerFilters): Promise<Page<ListedCustomer>> {
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const after = filters.after === undefined || before !== null ? null : decodeCursor(filters.after);
  const direction = before === null ? "older" : "newer";
  const cursor = before ?? after;
  const rows = await listRows(scope, filters.q, { direction, cursor, limit: PAGE_SIZE });
  // Who was there may have been merged away since: a page without anybody on it would have no way on.
  if (rows.length === 0 && cursor !== null)
    return pageOf(scope, { ...filters, after: undefined, before: undefined });
  return toPage(rows, {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: (row) => ({ at: row.createdAt, id: row.id }),
  });
}

function toRow(row: ListedCustomer, totals: CustomerTotals | undefined): CustomerRow {
  const paid = totals?.paid ?? [];
  return {
    ...toPerson(row),
    payments: totals?.payments ?? 0,
    paid: paid.slice(0, SHOWN_CURRENCIES),
    morePaid: Math.max(paid.length - SHOWN_CURRENCIES, 0),
    lastSeenAt: totals?.lastAt.toISOString() ?? null,
  };
}
