import type { Scope } from "../auth/scope.ts";
import { listTransactions } from "./list-transactions.ts";
import type { Viewpoint } from "./resolve-filters.ts";
import type { TransactionFilters, TransactionPage } from "./schema.ts";

/**
 * The page that an address leads to. What was on it may have moved on since the address was shared: then the list begins
 * at its top, as behind a cursor that is nonsense. Not so where a screen asks what is newer than its rows: nothing is an
 * answer there.
 */
export async function openTransactions(
  scope: Scope,
  params: TransactionFilters,
  viewpoint: Viewpoint = {},
): Promise<TransactionPage> {
  const page = await listTransactions(scope, params, viewpoint);
  const { after, before, ...top } = params;
  const isTop = after === undefined && before === undefined;
  return isTop || page.rows.length > 0 ? page : listTransactions(scope, top, viewpoint);
}
