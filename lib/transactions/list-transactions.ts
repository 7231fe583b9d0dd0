import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { listRows } from "./read-repository.ts";
import { resolveFilters, type Viewpoint } from "./resolve-filters.ts";
import { toRowDto } from "./row-dto.ts";
import type { TransactionFilters, TransactionPage } from "./schema.ts";
import { STATUS_TABS } from "./status.ts";

const PAGE_SIZE = 50;

/** One page of the merchant's transactions in the scope's mode, newest first. */
export async function listTransactions(
  scope: Scope,
  params: TransactionFilters,
  viewpoint: Viewpoint = {},
): Promise<TransactionPage> {
  const connections = listConnections(scope);
  const [{ rows, before, after, exact, rangeIgnored, hints }, known] = await Promise.all([
    readPage(scope, params, { ...viewpoint, connections }),
    connections,
  ]);
  const page = toPage(rows, {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: (row) => ({ at: row.createdAt, id: row.id }),
  });
  const shown = page.rows.map((row) => toRowDto(row, known));
  return { ...page, rows: shown, exact, rangeIgnored, hints: [...hints] };
}

async function readPage(scope: Scope, params: TransactionFilters, viewpoint: Viewpoint) {
  const { filters, ...found } = await resolveFilters(scope, params, viewpoint);
  const before = params.before === undefined ? null : decodeCursor(params.before);
  const after = params.after === undefined || before !== null ? null : decodeCursor(params.after);
  const statuses = params.ids === undefined ? STATUS_TABS[params.tab].statuses : [];
  const direction = before === null ? "older" : "newer";
  const rows = await listRows(scope, filters, statuses, {
    direction,
    cursor: before ?? after,
    limit: PAGE_SIZE,
  });
  return { ...found, rows, before, after };
}
