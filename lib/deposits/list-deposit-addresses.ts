import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { toPage } from "../paging.ts";
import { toAddressRow } from "./address-dto.ts";
import { listAddresses } from "./list-repository.ts";
import type { DepositFilters, DepositPage } from "./schema.ts";

const PAGE_SIZE = 50;

/** Bound and once bound addresses of the scope's mode, newest first. */
export async function listDepositAddresses(scope: Scope, filters: DepositFilters): Promise<DepositPage> {
  const [found, connections] = await Promise.all([
    listAddresses(scope, filters, PAGE_SIZE),
    listConnections(scope),
  ]);
  const page = toPage(found, {
    limit: PAGE_SIZE,
    after: filters.after !== undefined,
    before: filters.before !== undefined,
    cursorOf: (row) => ({ at: row.boundAt, id: row.id }),
  });
  return { ...page, rows: page.rows.flatMap((row) => toAddressRow(row, connections)) };
}
